package io.github.launchd4j.plist.life;

import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.OptionalInt;

/**
 * The search for the next time, as launchd-842 does it (core.c:7799 to 7968): the fields of a clock
 * are set one after the other from the largest down, and where one does not fit, the next larger is
 * moved on and the smaller ones start anew. What this does is more than a calendar:
 *
 * <ul>
 *   <li>a day that the month lacks comes as the day that so many days lead to: 31 June is 1 July
 *   <li>a time that the clock jumps over comes as much later: 02:30 is 03:30
 *   <li>a time that comes twice comes once, the first time
 *   <li>a minute without an hour is not looked for beyond an hour that is jumped over, but again
 *       from the next day on
 *   <li>an hour without a minute comes once more at the full hour after it
 * </ul>
 *
 * <p>launchd-842 also keeps summer or winter time from one step of the search to the next, and so
 * comes an hour off or a day late after some searches over a change of the clock. This is not
 * followed.
 */
final class CalendarSearch {
  private static final int YEAR = 0;
  private static final int MONTH = 1;
  private static final int DAY = 2;
  private static final int HOUR = 3;
  private static final int MINUTE = 4;
  private static final int[] FIRST = {0, 1, 1, 0, 0};

  private final ZonedDateTime after;
  private final OptionalInt[] wanted = new OptionalInt[FIRST.length];
  // May be out of range until they are made normal: minute 60, day 31 of June.
  private int[] clock;

  CalendarSearch(ZonedDateTime after) {
    this.after = after;
    clock = fields(after);
    clock[MINUTE]++;
    Arrays.fill(wanted, OptionalInt.empty());
  }

  ZonedDateTime byDate(OptionalInt month, OptionalInt day, OptionalInt hour, OptionalInt minute) {
    wanted[MONTH] = month;
    wanted[DAY] = day;
    wanted[HOUR] = hour;
    wanted[MINUTE] = minute;
    while (!fits(MONTH)) {
      advance(YEAR);
    }
    return found();
  }

  ZonedDateTime byWeekday(int weekday, OptionalInt hour, OptionalInt minute) {
    wanted[HOUR] = hour;
    wanted[MINUTE] = minute;
    ZonedDateTime today = after;
    while (today.getDayOfWeek().getValue() % 7 != weekday || !fits(HOUR)) {
      advance(DAY);
      today = time();
    }
    return found();
  }

  private boolean fits(int field) {
    if (field > MINUTE) {
      return true;
    }
    return wanted[field].isEmpty() ? fitsAny(field) : fits(field, wanted[field].getAsInt());
  }

  private boolean fitsAny(int field) {
    int[] before = clock.clone();
    while (!fits(field + 1)) {
      int next = clock[field] + 1;
      advance(field);
      if (clock[field] != next) { // carried into the larger field, or jumped over
        clock = before;
        return false;
      }
    }
    return true;
  }

  private boolean fits(int field, int value) {
    if (clock[field] > value) {
      return false;
    }
    if (clock[field] < value) {
      restart(field + 1);
      clock[field] = value;
    }
    return fits(field + 1);
  }

  private void advance(int field) {
    clock[field]++;
    restart(field + 1);
    clock = fields(time());
  }

  private void restart(int from) {
    System.arraycopy(FIRST, from, clock, from, FIRST.length - from);
  }

  private static int[] fields(ZonedDateTime time) {
    return new int[] {
      time.getYear(), time.getMonthValue(), time.getDayOfMonth(), time.getHour(), time.getMinute()
    };
  }

  private ZonedDateTime found() {
    ZonedDateTime time = time();
    return time.isAfter(after) ? time : time.withLaterOffsetAtOverlap();
  }

  /** The time that the fields come to, as mktime(3) has it. */
  private ZonedDateTime time() {
    return LocalDateTime.of(clock[YEAR], 1, 1, 0, 0)
        .plusMonths(clock[MONTH] - 1L)
        .plusDays(clock[DAY] - 1L)
        .plusHours(clock[HOUR])
        .plusMinutes(clock[MINUTE])
        .atZone(after.getZone());
  }
}
