package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarIntervalTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * * *          | every minute",
        "0 3 * * *          | Minute=0 Hour=3",
        "@daily             | Minute=0 Hour=0",
        "@Hourly            | Minute=0",
        "*/20 * * * *       | Minute=0; Minute=20; Minute=40",
        "5/25 * * * *       | Minute=5; Minute=30; Minute=55",
        "0 9-17/4 * * *     | Minute=0 Hour=9; Minute=0 Hour=13; Minute=0 Hour=17",
        "30 6 * * mon-wed   | Minute=30 Hour=6 Weekday=1; Minute=30 Hour=6 Weekday=2;"
            + " Minute=30 Hour=6 Weekday=3",
        "0 0 * * 5-7        | Minute=0 Hour=0 Weekday=0; Minute=0 Hour=0 Weekday=5;"
            + " Minute=0 Hour=0 Weekday=6",
        "0 0 * * 1-7        | Minute=0 Hour=0",
        "0 0 1,15 * *       | Minute=0 Hour=0 Day=1; Minute=0 Hour=0 Day=15",
        "0 0 1 JAN,jul *    | Minute=0 Hour=0 Day=1 Month=1; Minute=0 Hour=0 Day=1 Month=7",
        "0 0 13 * fri       | Minute=0 Hour=0 Day=13; Minute=0 Hour=0 Weekday=5",
        "0-59 0-23 1-31 1-12 0-6 | every minute"
      })
  void a_cron_expression_becomes_intervals(String cron, String intervals) {
    assertEquals(
        intervals,
        CalendarInterval.cron(cron).stream()
            .map(CalendarIntervalTest::text)
            .collect(Collectors.joining("; ")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* * * *           | it has 4 fields; write minute hour day month weekday",
        "0 24 * * *        | hour 24 is not from 0 to 23",
        "0 x * * *         | hour \"x\" is not a number",
        "0 5-3 * * *       | hour \"5-3\" ends before it begins",
        "*/0 * * * *       | minute 0 is not from 1 to 59",
        "1,,2 * * * *      | minute \"\" is not a number",
        "1-2-3 * * * *     | minute \"1-2-3\" is not a number, a range or a step",
        "@reboot           | launchd has no such time; use RunAtLoad",
        "0 0 * 3 mon       | launchd ignores the month if there is a weekday"
            + " (launchd-842); use one of them",
        "0 0 */2 * mon     | here cron requires both day and weekday to match, which"
            + " launchd cannot express; use one of them",
        "*/2 */2 */2 * *   | it needs more than 500 intervals; StartInterval may express it better"
      })
  void what_is_no_cron_expression_is_refused_with_the_reason(String cron, String reason) {
    assertEquals(
        "cron expression \"" + cron + "\": " + reason,
        assertThrows(IllegalArgumentException.class, () -> CalendarInterval.cron(cron))
            .getMessage());
  }

  @Test
  void the_next_time_is_after_the_moment_and_never_at_it() {
    assertEquals(
        List.of("2026-11-24T03:00", "2026-11-25T03:00"),
        next(CalendarInterval.daily(3, 0), "2026-11-23T03:00", 2));
    assertEquals(
        List.of("2026-11-23T03:00"), next(CalendarInterval.daily(3, 0), "2026-11-23T02:59:59", 1));
  }

  @Test
  void an_interval_with_a_part_out_of_range_never_comes() {
    assertEquals(Optional.empty(), CalendarInterval.daily(24, 0).next(at("2026-11-23T12:00")));
  }

  private static ZonedDateTime at(String local) {
    return LocalDateTime.parse(local).atZone(BERLIN);
  }

  private static List<String> next(CalendarInterval interval, String after, int count) {
    List<String> times = new ArrayList<>();
    ZonedDateTime time = at(after);
    for (int i = 0; i < count; i++) {
      time = interval.next(time).orElseThrow();
      times.add(time.toLocalDateTime().toString());
    }
    return times;
  }

  private static String text(CalendarInterval interval) {
    String text =
        part("Minute", interval.minute())
            + part("Hour", interval.hour())
            + part("Day", interval.day())
            + part("Weekday", interval.weekday())
            + part("Month", interval.month());
    return text.isEmpty() ? "every minute" : text.strip();
  }

  private static String part(String name, OptionalInt value) {
    return value.isPresent() ? " " + name + "=" + value.getAsInt() : "";
  }
}
