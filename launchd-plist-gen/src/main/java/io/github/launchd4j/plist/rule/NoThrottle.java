package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.Optional;

/**
 * A later launchd logs "set to zero. You're not that important. Ignoring." [M]; launchd-842 takes
 * it as no throttle (core.c:2814).
 */
final class NoThrottle implements Rule {

  @Override
  public Code code() {
    return Code.LP406;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistInteger> seconds = Timing.zeroThrottle(of.job());
    if (seconds.isPresent()) {
      found.warning(
          seconds.get().position(),
          "launchd ignores ThrottleInterval 0 and waits the default of "
              + Timing.DEFAULT_THROTTLE.toSeconds()
              + " seconds",
          "write 1 for the shortest wait, or remove it for the default");
    }
  }
}
