package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import java.time.Duration;

/**
 * launchd.plist(5), StartInterval: intervals that pass in sleep are lost; those of
 * StartCalendarInterval are made up for.
 */
final class LostInSleep implements Rule {

  /** A Mac that is put to sleep every night is never awake for much longer. */
  private static final Duration LONG = Duration.ofHours(12);

  @Override
  public Code code() {
    return Code.LP703;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Demand.Every interval : of.demands().all(Demand.Every.class)) {
      if (interval.period().compareTo(LONG) >= 0 && isAlone(of.demands())) {
        found.info(
            interval.entry().value().position(),
            "this long interval is lost if it passes while the Mac sleeps",
            "use StartCalendarInterval, which starts the job when the Mac wakes");
      }
    }
  }

  /** Whether nothing but RunAtLoad starts the job in between. */
  private static boolean isAlone(Demands demands) {
    for (Demand demand : demands.all()) {
      if (!(demand instanceof Demand.Every) && !(demand instanceof Demand.AtLoad)) {
        return false;
      }
    }
    return true;
  }
}
