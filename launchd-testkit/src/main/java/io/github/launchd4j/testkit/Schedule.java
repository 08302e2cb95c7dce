package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.testkit.process.Plist;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One dictionary of StartCalendarInterval: what is absent stands for any (launchd.plist(5)).
 *
 * @param minute, hour, day, weekday, month each -1 for any; weekday 0 is Sunday
 */
record Schedule(int minute, int hour, int day, int weekday, int month) {
  private static final int ANY = -1;
  // The longest way from a 29th of February to the next, over a year 2100.
  private static final int YEARS = 9;
  private static final Map<String, List<Integer>> RANGES =
      Map.of(
          "Minute", List.of(0, 59),
          "Hour", List.of(0, 23),
          "Day", List.of(1, 31),
          "Weekday", List.of(0, 7),
          "Month", List.of(1, 12));

  /** The intervals of a job. One with a value out of range is dropped, as launchd does. */
  static List<Schedule> of(Job job) {
    List<Schedule> all = new ArrayList<>();
    for (PlistDictionary each : Plist.dictionaries(job, "StartCalendarInterval")) {
      if (RANGES.keySet().stream().allMatch(key -> fits(each, key))) {
        int weekday = value(each, "Weekday");
        all.add(
            new Schedule(
                value(each, "Minute"),
                value(each, "Hour"),
                value(each, "Day"),
                weekday == 7 ? 0 : weekday,
                value(each, "Month")));
      }
    }
    return all;
  }

  private static boolean fits(PlistDictionary interval, String key) {
    if (!interval.has(key)) {
      return true;
    }
    List<Integer> range = RANGES.getOrDefault(key, List.of());
    return interval.get(key).orElse(null) instanceof PlistInteger number
        && number.isInt()
        && number.intValue() >= range.get(0)
        && number.intValue() <= range.get(1);
  }

  private static int value(PlistDictionary interval, String key) {
    return interval.get(key).orElse(null) instanceof PlistInteger number ? number.intValue() : ANY;
  }

  /** The first full minute after a time that fits; empty if there is none, as on a 31st of June. */
  Optional<ZonedDateTime> next(ZonedDateTime after) {
    ZonedDateTime time = after.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
    ZonedDateTime end = time.plusYears(YEARS);
    while (time.isBefore(end)) {
      if (month != ANY && time.getMonthValue() != month) {
        time = time.truncatedTo(ChronoUnit.DAYS).withDayOfMonth(1).plusMonths(1);
      } else if (!isDay(time)) {
        time = time.truncatedTo(ChronoUnit.DAYS).plusDays(1);
      } else if (hour != ANY && time.getHour() != hour) {
        time = time.truncatedTo(ChronoUnit.HOURS).plusHours(1);
      } else if (minute != ANY && time.getMinute() != minute) {
        time = time.plusMinutes(1);
      } else {
        return Optional.of(time);
      }
    }
    return Optional.empty();
  }

  // crontab(5), to which the man page refers: with both Day and Weekday, either will do; so does
  // launchd-842, core.c, calendarinterval_setalarm.
  private boolean isDay(ZonedDateTime time) {
    boolean byDay = day == ANY || time.getDayOfMonth() == day;
    boolean byWeekday = weekday == ANY || time.getDayOfWeek().getValue() % 7 == weekday;
    boolean either = day != ANY && weekday != ANY;
    return either ? (byDay || byWeekday) : (byDay && byWeekday);
  }
}
