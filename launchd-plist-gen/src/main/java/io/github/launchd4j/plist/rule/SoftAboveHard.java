package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.stream.Stream;

/** setrlimit(2): EINVAL where the soft limit is above the hard one. */
final class SoftAboveHard implements Rule {

  @Override
  public String code() {
    return "LP814";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.dictionary(job, "HardResourceLimits")
        .flatMap(
            hard ->
                Walk.dictionary(job, "SoftResourceLimits")
                    .flatMap(soft -> soft.entries().stream().filter(entry -> isAbove(entry, hard))))
        .map(
            entry ->
                error(
                    entry.value().position(),
                    entry.key() + " in SoftResourceLimits is above the one in HardResourceLimits",
                    "raise the hard limit, or lower the soft one; launchd sets neither"));
  }

  private static boolean isAbove(Entry soft, PlistDictionary hard) {
    return soft.value() instanceof PlistInteger low
        && Walk.integer(hard, soft.key())
            .filter(high -> low.value().compareTo(high.value()) > 0)
            .isPresent();
  }
}
