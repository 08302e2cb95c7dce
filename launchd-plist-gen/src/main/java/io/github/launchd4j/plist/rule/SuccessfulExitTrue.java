package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;

/** launchd.plist(5), SuccessfulExit: true restarts after exit code 0, false after any other. */
final class SuccessfulExitTrue implements Rule {

  @Override
  public Code code() {
    return Code.LP413;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Demand.AfterExit exit : of.demands().all(Demand.AfterExit.class)) {
      if (exit.successful() && !restartsAfterCrash(of.demands())) {
        found.warning(
            exit.entry().keyPosition(),
            "SuccessfulExit true restarts the job when it succeeds, but not when it fails",
            "to restart after a failure write <false/>");
      }
    }
  }

  private static boolean restartsAfterCrash(Demands demands) {
    return demands.all(Demand.AfterCrash.class).stream().anyMatch(Demand.AfterCrash::crashed);
  }
}
