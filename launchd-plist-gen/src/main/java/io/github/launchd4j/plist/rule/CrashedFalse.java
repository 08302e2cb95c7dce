package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/**
 * launchd.plist(5), Crashed: false is the inverse condition, and holds after every exit but a
 * crash.
 */
final class CrashedFalse implements Rule {

  @Override
  public Code code() {
    return Code.LP407;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistDictionary> keepAlive = Walk.dictionary(of.job(), "KeepAlive");
    if (keepAlive.isPresent()) {
      check(keepAlive.get(), found);
    }
  }

  private static void check(PlistDictionary keepAlive, Findings found) {
    Optional<Entry> crashed = Walk.flag(keepAlive, "Crashed", false);
    if (crashed.isPresent()) {
      found.warning(
          crashed.get().keyPosition(),
          "Crashed false restarts the job after each exit that is no crash, success"
              + " among them",
          "write Crashed <true/> to restart after a crash, or SuccessfulExit <false/>"
              + " after any failure");
    }
  }
}
