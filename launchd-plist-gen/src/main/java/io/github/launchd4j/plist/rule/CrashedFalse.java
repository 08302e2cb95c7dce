package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;

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
    for (Demand.AfterCrash crash : of.demands().all(Demand.AfterCrash.class)) {
      if (!crash.crashed()) {
        found.warning(
            crash.entry().keyPosition(),
            "Crashed false restarts the job after every exit that is not a crash,"
                + " including success",
            "write Crashed <true/> to restart after a crash, or SuccessfulExit <false/>"
                + " after any failure");
      }
    }
  }
}
