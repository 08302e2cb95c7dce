package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.math.BigInteger;
import java.util.Optional;
import java.util.stream.Stream;

/** launchd gives a job 256 files (soft); the kernel's own bound is sysctl kern.maxfilesperproc. */
final class FileLimit implements Rule {

  /** No Mac is known to allow more: kern.maxfilesperproc grows with memory, up to this. */
  private static final BigInteger MAX = BigInteger.valueOf(245_760);

  @Override
  public String code() {
    return "LP815";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    Optional<Entry> soft = limit(job, "SoftResourceLimits");
    Optional<Entry> hard = limit(job, "HardResourceLimits");
    Stream<Finding> alone =
        soft.isPresent() == hard.isPresent()
            ? Stream.empty()
            : Stream.concat(soft.stream(), hard.stream()).map(this::alone);
    return Stream.concat(
        alone,
        Stream.concat(soft.stream(), hard.stream()).filter(FileLimit::isHuge).map(this::huge));
  }

  private static Optional<Entry> limit(PlistDictionary job, String key) {
    return Walk.dictionary(job, key).flatMap(d -> d.entry("NumberOfFiles").stream()).findFirst();
  }

  private static boolean isHuge(Entry entry) {
    return entry.value() instanceof PlistInteger files && files.value().compareTo(MAX) > 0;
  }

  private Finding alone(Entry entry) {
    return warning(
        entry.keyPosition(),
        "NumberOfFiles stands in one of SoftResourceLimits and HardResourceLimits only",
        "give it in both; the soft limit is the one that counts, and 256 by default");
  }

  private Finding huge(Entry entry) {
    return warning(
        entry.value().position(),
        "NumberOfFiles is more than any macOS allows one process",
        "launchd ignores or cuts it; a sane value is 10240 to 65536");
  }
}
