package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.Optional;

/** setrlimit(2): EINVAL where the soft limit is above the hard one. */
final class SoftAboveHard implements Rule {

  @Override
  public Code code() {
    return Code.LP814;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    Optional<PlistDictionary> hard = Walk.dictionary(job, "HardResourceLimits");
    Optional<PlistDictionary> soft = Walk.dictionary(job, "SoftResourceLimits");
    if (hard.isEmpty() || soft.isEmpty()) {
      return;
    }
    for (Entry entry : soft.get().entries()) {
      if (isAbove(entry, hard.get())) {
        found.error(
            entry.value().position(),
            entry.key() + " in SoftResourceLimits is above the one in HardResourceLimits",
            "raise the hard limit, or lower the soft limit; otherwise launchd sets neither");
      }
    }
  }

  private static boolean isAbove(Entry soft, PlistDictionary hard) {
    return soft.value() instanceof PlistInteger low
        && hard.get(soft.key()).orElse(null) instanceof PlistInteger high
        && low.value().compareTo(high.value()) > 0;
  }
}
