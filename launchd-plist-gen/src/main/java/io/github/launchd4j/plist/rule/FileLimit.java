package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.Optional;
import java.util.Set;

/**
 * launchd sets what is in either dictionary and leaves the rest (launchd-842, core.c:5137): the
 * soft limit is the one that counts, 256 if nobody sets it.
 */
final class FileLimit implements Rule {

  private static final Set<String> RAISING = Set.of("java", "node");

  @Override
  public Code code() {
    return Code.LP815;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistDictionary> hard = Walk.dictionary(of.job(), "HardResourceLimits");
    Optional<Entry> limit = hard.isPresent() ? hard.get().entry("NumberOfFiles") : Optional.empty();
    boolean soft = of(of.job(), "SoftResourceLimits").isPresent();
    if (limit.isPresent() && !soft && !RAISING.contains(of.command().name())) {
      found.warning(
          limit.get().keyPosition(),
          "NumberOfFiles is in HardResourceLimits only: the soft limit stays at 256, unless the"
              + " program raises it itself",
          "set it in SoftResourceLimits, which is enough");
    }
  }

  /** The NumberOfFiles of a dictionary of limits. */
  static Optional<PlistInteger> of(PlistDictionary job, String key) {
    Optional<PlistDictionary> limits = Walk.dictionary(job, key);
    return limits.isPresent() ? Walk.integer(limits.get(), "NumberOfFiles") : Optional.empty();
  }
}
