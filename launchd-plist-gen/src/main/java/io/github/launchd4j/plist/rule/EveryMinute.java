package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.HashSet;
import java.util.Set;

/** launchd.plist(5), StartCalendarInterval: a part left out matches always. */
final class EveryMinute implements Rule {

  @Override
  public Code code() {
    return Code.LP702;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Set<String> told = new HashSet<>();
    for (PlistDictionary interval : Walk.calendar(of.job())) {
      if (interval.entries().isEmpty()) {
        if (told.add("")) {
          found.info(
              interval.position(),
              "an interval without elements: the job starts every minute",
              "add Minute and Hour, unless every minute is meant");
        }
      } else {
        check(interval, told, found);
      }
    }
  }

  private static void check(PlistDictionary interval, Set<String> told, Findings found) {
    String message = message(interval);
    if (!message.isEmpty() && told.add(message)) {
      found.warning(interval.position(), message, help(interval));
    }
  }

  /** What an interval is silent about: one that is wrong in the same way is not told again. */
  private static String message(PlistDictionary interval) {
    boolean coarse = isCoarse(interval);
    String of = coarse ? "on the days that it names" : "of the day";
    if (!interval.has("Minute")) {
      return interval.has("Hour")
          ? "no Minute: the job starts every minute of the hour"
          : "no Minute and no Hour: the job starts every minute " + of;
    }
    return coarse && !interval.has("Hour") ? "no Hour: the job starts in every hour " + of : "";
  }

  private static String help(PlistDictionary interval) {
    if (interval.has("Minute")) {
      return "add Hour";
    }
    return interval.has("Hour")
        ? "add Minute 0 to start it once in that hour"
        : "add Hour and Minute to start it once a day";
  }

  private static boolean isCoarse(PlistDictionary interval) {
    return interval.has("Day") || interval.has("Weekday") || interval.has("Month");
  }
}
