package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** launchd gives a job 256 files (soft); the kernel's own bound is sysctl kern.maxfilesperproc. */
final class FileLimit implements Rule {

  /** No Mac is known to allow more: kern.maxfilesperproc grows with memory, up to this. */
  private static final BigInteger MAX = BigInteger.valueOf(245_760);

  @Override
  public Code code() {
    return Code.LP815;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> soft = limit(of.job(), "SoftResourceLimits");
    Optional<Entry> hard = limit(of.job(), "HardResourceLimits");
    for (Optional<Entry> limit : List.of(soft, hard)) {
      if (limit.isPresent() && soft.isPresent() != hard.isPresent()) {
        found.warning(
            limit.get().keyPosition(),
            "NumberOfFiles is in only one of SoftResourceLimits and HardResourceLimits",
            "set it in both; the soft limit is the effective one, 256 by default");
      }
      if (limit.isPresent() && isHuge(limit.get())) {
        found.warning(
            limit.get().value().position(),
            "NumberOfFiles is more than any macOS allows for one process",
            "launchd ignores or reduces it; a reasonable value is 10240 to 65536");
      }
    }
  }

  private static Optional<Entry> limit(PlistDictionary job, String key) {
    Optional<PlistDictionary> limits = Walk.dictionary(job, key);
    return limits.isPresent() ? limits.get().entry("NumberOfFiles") : Optional.empty();
  }

  private static boolean isHuge(Entry entry) {
    return entry.value() instanceof PlistInteger files && files.value().compareTo(MAX) > 0;
  }
}
