package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.Optional;

/** launchd logs "ThrottleInterval set to zero" and goes on (launchd-842, core.c). */
final class NoThrottle implements Rule {

  @Override
  public Code code() {
    return Code.LP406;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistInteger> seconds = Walk.integer(of.job(), "ThrottleInterval");
    if (seconds.isPresent() && seconds.get().value().signum() == 0) {
      found.warning(
          seconds.get().position(),
          "ThrottleInterval 0 is taken as 1 second",
          "write 1, or leave it out for the default of 10");
    }
  }
}
