package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.life.CalendarSchedule;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One dictionary of StartCalendarInterval: the minutes that match all of its parts. A part left out
 * matches always (launchd.plist(5)).
 *
 * <p>Two surprises of the last open launchd (launchd-842, core.c:5262): Day and Weekday together
 * start the job when <em>either</em> matches, and Weekday beside Month makes Month count for
 * nothing. Whether later systems do the same is not known, so {@link #cron} writes neither.
 *
 * @param minute 0 to 59
 * @param hour 0 to 23
 * @param day 1 to 31
 * @param weekday 0 to 7; 0 and 7 are Sunday
 * @param month 1 to 12
 */
public record CalendarInterval(
    OptionalInt minute, OptionalInt hour, OptionalInt day, OptionalInt weekday, OptionalInt month) {

  /** The interval that matches every minute. */
  public static final CalendarInterval EVERY_MINUTE =
      new CalendarInterval(
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          OptionalInt.empty());

  private static final List<String> KEYS = List.of("Minute", "Hour", "Day", "Weekday", "Month");

  /** Every day at a time. */
  public static CalendarInterval daily(int hour, int minute) {
    return EVERY_MINUTE.withHour(hour).withMinute(minute);
  }

  /**
   * The intervals of a cron expression: five fields (minute, hour, day, month, weekday) with lists,
   * ranges, steps and names, or {@code @hourly}, {@code @daily}, {@code @weekly}, {@code @monthly},
   * {@code @yearly}. Where day and weekday are both given, cron means either, and so there is one
   * interval for each.
   *
   * @throws IllegalArgumentException if it is no such expression, if it gives weekday and month
   *     together, which launchd is known to misread, or if it needs more than 500 intervals
   */
  public static List<CalendarInterval> cron(String expression) {
    return Cron.parse(expression);
  }

  static CalendarInterval from(PlistDictionary dictionary) throws PlistException {
    Typed.check(dictionary, "StartCalendarInterval", KEYS);
    return new CalendarInterval(
        Typed.integer(dictionary, "Minute"),
        Typed.integer(dictionary, "Hour"),
        Typed.integer(dictionary, "Day"),
        Typed.integer(dictionary, "Weekday"),
        Typed.integer(dictionary, "Month"));
  }

  /** Sets the minute. */
  public CalendarInterval withMinute(int minute) {
    return new CalendarInterval(OptionalInt.of(minute), hour, day, weekday, month);
  }

  /** Sets the hour. */
  public CalendarInterval withHour(int hour) {
    return new CalendarInterval(minute, OptionalInt.of(hour), day, weekday, month);
  }

  /** Sets the day of the month. */
  public CalendarInterval withDay(int day) {
    return new CalendarInterval(minute, hour, OptionalInt.of(day), weekday, month);
  }

  /** Sets the day of the week. */
  public CalendarInterval withWeekday(int weekday) {
    return new CalendarInterval(minute, hour, day, OptionalInt.of(weekday), month);
  }

  /** Sets the month. */
  public CalendarInterval withMonth(int month) {
    return new CalendarInterval(minute, hour, day, weekday, OptionalInt.of(month));
  }

  /**
   * The first time after a moment at which launchd starts a job by this interval, in that moment's
   * zone; empty if a part is out of range, for which launchd drops the interval. {@link
   * CalendarSchedule#next} tells of leap days, short months and changes of the clock.
   */
  public Optional<ZonedDateTime> next(ZonedDateTime after) {
    return CalendarSchedule.of(toPropertyList()).map(schedule -> schedule.next(after));
  }

  /** The dictionary, with the parts that are there. */
  public PlistDictionary toPropertyList() {
    PlistDictionary plist = PlistDictionary.EMPTY;
    List<OptionalInt> parts = List.of(minute, hour, day, weekday, month);
    for (int i = 0; i < parts.size(); i++) {
      if (parts.get(i).isPresent()) {
        plist = plist.with(KEYS.get(i), new PlistInteger(parts.get(i).getAsInt()));
      }
    }
    return plist;
  }
}
