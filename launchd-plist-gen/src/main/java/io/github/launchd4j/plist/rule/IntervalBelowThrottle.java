package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.math.BigInteger;
import java.util.Optional;

/**
 * launchd.plist(5), ThrottleInterval: a job is not started twice within so many seconds, 10 by
 * default.
 */
final class IntervalBelowThrottle implements Rule {

  @Override
  public Code code() {
    return Code.LP705;
  }

  @Override
  public void check(Inspection of, Findings found) {
    BigInteger throttle = throttle(of.job());
    if (of.job().get("StartInterval").orElse(null) instanceof PlistInteger seconds
        && seconds.value().signum() > 0
        && seconds.value().compareTo(throttle) < 0) {
      found.warning(
          seconds.position(),
          "StartInterval "
              + seconds.value()
              + " is below the "
              + throttle
              + " seconds of ThrottleInterval",
          "launchd starts the job later than asked; a job for every few seconds is"
              + " better one that runs on");
    }
  }

  private static BigInteger throttle(PlistDictionary job) {
    Optional<PlistInteger> seconds = Walk.integer(job, "ThrottleInterval");
    return seconds.isPresent() ? seconds.get().value() : BigInteger.TEN;
  }
}
