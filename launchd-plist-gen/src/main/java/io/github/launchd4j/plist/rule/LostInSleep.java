package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import java.time.Duration;

/**
 * launchd.plist(5), StartInterval: intervals that pass in sleep are lost; those of
 * StartCalendarInterval are made up for.
 */
final class LostInSleep implements Rule {

  private static final Duration AN_HOUR = Duration.ofHours(1);

  @Override
  public Code code() {
    return Code.LP703;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Demand.Every interval : of.demands().all(Demand.Every.class)) {
      if (interval.period().compareTo(AN_HOUR) >= 0) {
        found.info(
            interval.entry().value().position(),
            "this long interval is lost if it passes while the Mac sleeps",
            "use StartCalendarInterval, which starts the job when the Mac wakes");
      }
    }
  }
}
