package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd.plist(5): Disabled is the default that launchctl enable and disable override. */
final class DisabledJob implements Rule {

  @Override
  public String code() {
    return "LP115";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.flag(job, "Disabled", true).stream()
        .map(
            entry ->
                info(
                    entry.keyPosition(),
                    "Disabled true: the job is not loaded until launchctl enable names it",
                    "take it out if the job is to run once installed; bootstrap ends with 119"));
  }
}
