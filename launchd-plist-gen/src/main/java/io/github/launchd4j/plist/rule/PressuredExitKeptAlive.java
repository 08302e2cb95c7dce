package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5), EnablePressuredExit: ignored where KeepAlive is true. */
final class PressuredExitKeptAlive implements Rule {

  @Override
  public Code code() {
    return Code.LP415;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> pressured = Walk.flag(of.job(), "EnablePressuredExit", true);
    if (pressured.isPresent() && of.demands().keptAlive().isPresent()) {
      found.info(
          pressured.get().keyPosition(),
          "EnablePressuredExit has no effect with KeepAlive true",
          "remove one of the two");
    }
  }
}
