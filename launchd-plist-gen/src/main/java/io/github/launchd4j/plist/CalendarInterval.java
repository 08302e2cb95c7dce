package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One dictionary of StartCalendarInterval: the minutes that match all of its parts. A part left out
 * matches always (launchd.plist(5)).
 *
 * <p>Two surprises of the last open launchd (launchd-842, core.c, job_setup_calendarInterval and
 * the cron emulation): Day and Weekday together start the job when <em>either</em> matches, and
 * Weekday beside Month makes Month count for nothing. Whether later systems do the same is not
 * known, so {@link #cron} writes neither.
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

  /** Leap days are the rarest, up to eight years apart. */
  private static final int DAYS_AHEAD = 8 * 366 + 1;

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
   *     together, which launchd is known to misread, or if it takes more than 500 intervals
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
   * The first matching minute after a moment, in that moment's zone; empty where there is none, as
   * for 30 February or Hour 24. Where the clock jumps over it, it comes by so much later.
   */
  public Optional<ZonedDateTime> next(ZonedDateTime after) {
    LocalDateTime earliest = after.toLocalDateTime().withSecond(0).withNano(0).plusMinutes(1);
    LocalDate date = earliest.toLocalDate();
    LocalTime from = earliest.toLocalTime();
    for (int i = 0; i < DAYS_AHEAD; i++) {
      Optional<LocalTime> time = matches(date) ? timeFrom(from) : Optional.empty();
      if (time.isPresent()) {
        ZonedDateTime found = date.atTime(time.get()).atZone(after.getZone());
        if (found.isAfter(after)) {
          return Optional.of(found);
        }
      }
      date = date.plusDays(1);
      from = LocalTime.MIN;
    }
    return Optional.empty();
  }

  private boolean matches(LocalDate date) {
    boolean byDay = matches(day, date.getDayOfMonth());
    boolean byWeekday =
        weekday.isEmpty() || weekday.getAsInt() % 7 == date.getDayOfWeek().getValue() % 7;
    boolean both = day.isPresent() && weekday.isPresent();
    return matches(month, date.getMonthValue()) && (both ? byDay || byWeekday : byDay && byWeekday);
  }

  private Optional<LocalTime> timeFrom(LocalTime from) {
    for (int h = from.getHour(); h < 24; h++) {
      int first = h == from.getHour() ? from.getMinute() : 0;
      for (int m = first; matches(hour, h) && m < 60; m++) {
        if (matches(minute, m)) {
          return Optional.of(LocalTime.of(h, m));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean matches(OptionalInt wanted, int value) {
    return wanted.isEmpty() || wanted.getAsInt() == value;
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
