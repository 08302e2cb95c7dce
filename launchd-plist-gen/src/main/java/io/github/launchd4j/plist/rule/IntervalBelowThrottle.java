package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import java.time.Duration;

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
    Duration throttle = of.timing().throttle();
    for (Demand.Every interval : of.demands().all(Demand.Every.class)) {
      if (interval.period().compareTo(throttle) < 0) {
        found.warning(
            interval.entry().value().position(),
            "StartInterval "
                + interval.period().toSeconds()
                + " is below the "
                + throttle.toSeconds()
                + " seconds of ThrottleInterval",
            "launchd starts the job later than asked; for work every few seconds, keep one"
                + " process running");
      }
    }
  }
}
