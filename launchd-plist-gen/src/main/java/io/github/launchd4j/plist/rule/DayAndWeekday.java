package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/**
 * launchd-842 (core.c) takes the earlier of the two, as cron does; what later versions do is not
 * known here.
 */
final class DayAndWeekday implements Rule {

  @Override
  public String code() {
    return "LP701";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.calendar(job)
        .filter(interval -> interval.has("Day"))
        .flatMap(interval -> interval.entry("Weekday").stream())
        .map(
            weekday ->
                warning(
                    weekday.keyPosition(),
                    "Day and Weekday together: the job starts on each of them, not only where"
                        + " both hold",
                    "keep one of the two, or make two intervals of it"));
  }
}
