package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One interval of StartCalendarInterval as launchd takes it (launchd-842, core.c:5673 to 5757): a
 * part that is absent or negative is any, Month 0 is any, and one that is too large or not an
 * integer drops the whole interval.
 *
 * <p>Weekday with Day starts the job on either; Weekday without Day makes Month count for nothing
 * (core.c:5262).
 *
 * @param minute 0 to 59
 * @param hour 0 to 23
 * @param day 1 to 31
 * @param weekday 0 to 6 from Sunday
 * @param month 1 to 12
 * @param position of the dictionary
 */
public record CalendarSchedule(
    OptionalInt minute,
    OptionalInt hour,
    OptionalInt day,
    OptionalInt weekday,
    OptionalInt month,
    Position position) {

  private record Range(int first, int last) {}

  private static final Map<String, Range> RANGES =
      Map.of(
          "minute", new Range(0, 59),
          "hour", new Range(0, 23),
          "day", new Range(1, 31),
          "weekday", new Range(0, 7),
          "month", new Range(0, 12));

  /** The schedule of one dictionary; empty if launchd drops it. */
  public static Optional<CalendarSchedule> of(PlistDictionary interval) {
    Map<String, Integer> parts = new HashMap<>();
    for (Entry entry : interval.entries()) {
      if (!(entry.value() instanceof PlistInteger number)) {
        return Optional.empty();
      }
      String key = entry.key().toLowerCase(Locale.ROOT);
      Range range = RANGES.get(key);
      if (range != null && number.value().signum() >= 0) {
        if (!isIn(range, number.value())) {
          return Optional.empty();
        }
        parts.put(key, number.intValue());
      }
    }
    return Optional.of(of(parts, interval.position()));
  }

  private static boolean isIn(Range range, BigInteger number) {
    return number.compareTo(BigInteger.valueOf(range.first)) >= 0
        && number.compareTo(BigInteger.valueOf(range.last)) <= 0;
  }

  private static CalendarSchedule of(Map<String, Integer> parts, Position position) {
    parts.replace("weekday", 7, 0);
    parts.remove("month", 0);
    return new CalendarSchedule(
        part(parts, "minute"),
        part(parts, "hour"),
        part(parts, "day"),
        part(parts, "weekday"),
        part(parts, "month"),
        position);
  }

  private static OptionalInt part(Map<String, Integer> parts, String key) {
    Integer value = parts.get(key);
    return value == null ? OptionalInt.empty() : OptionalInt.of(value);
  }

  /**
   * The first minute after a moment at which the schedule starts a job, in that moment's zone. A
   * day that the month lacks comes as the day that so many days lead to: 31 June is 1 July. A time
   * that the clock jumps over comes by as much later, 02:30 at 03:30, and one that comes twice
   * comes once (core.c:7799 to 7968, compiled and compared).
   */
  public ZonedDateTime next(ZonedDateTime after) {
    if (weekday.isEmpty()) {
      return new CalendarSearch(after).byDate(month, day, hour, minute);
    }
    ZonedDateTime byWeekday = new CalendarSearch(after).byWeekday(weekday.getAsInt(), hour, minute);
    if (day.isEmpty()) {
      return byWeekday;
    }
    ZonedDateTime byDate = new CalendarSearch(after).byDate(month, day, hour, minute);
    return byDate.isBefore(byWeekday) ? byDate : byWeekday;
  }

  /** The first start of any of several schedules after a moment; empty if there are none. */
  public static Optional<ZonedDateTime> next(
      List<CalendarSchedule> schedules, ZonedDateTime after) {
    Optional<ZonedDateTime> first = Optional.empty();
    for (CalendarSchedule each : schedules) {
      ZonedDateTime next = each.next(after);
      if (first.isEmpty() || next.compareTo(first.get()) < 0) {
        first = Optional.of(next);
      }
    }
    return first;
  }
}
