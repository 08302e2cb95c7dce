package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5): Disabled is the default that launchctl enable and disable override. */
final class DisabledJob implements Rule {

  @Override
  public Code code() {
    return Code.LP115;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> disabled = Walk.flag(of.job(), "Disabled", true);
    if (disabled.isPresent()) {
      found.info(
          disabled.get().keyPosition(),
          "Disabled true: the job is not loaded until launchctl enable enables it",
          "remove it if the job should run after installation; otherwise bootstrap fails with 119");
    }
  }
}
