package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;

/** launchd.plist(5), StartCalendarInterval: a part left out matches always. */
final class EveryMinute implements Rule {

  @Override
  public Code code() {
    return Code.LP702;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary interval : Walk.calendar(of.job())) {
      if (!interval.has("Minute")) {
        String when = interval.has("Hour") ? "every minute of the hour" : "every minute";
        found.warning(
            interval.position(),
            "no Minute: the job starts " + when,
            "add Minute 0 to start it once an hour");
      } else if (!interval.has("Hour") && isCoarse(interval)) {
        found.warning(
            interval.position(), "no Hour: the job starts in every hour of the day", "add Hour");
      }
    }
  }

  private static boolean isCoarse(PlistDictionary interval) {
    return interval.has("Day") || interval.has("Weekday") || interval.has("Month");
  }
}
