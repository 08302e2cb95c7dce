package io.github.launchd4j.plist.life;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.finding.PlistException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The expected times were computed by launchd-842's own functions, compiled. */
class CalendarScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  private static Optional<CalendarSchedule> schedule(String keys) throws PlistException {
    return CalendarSchedule.of(DemandsTest.plist(keys));
  }

  private static List<String> next(String keys, String after, int count) throws PlistException {
    CalendarSchedule schedule = schedule(keys).orElseThrow();
    List<String> times = new ArrayList<>();
    ZonedDateTime time = LocalDateTime.parse(after).atZone(BERLIN);
    for (int i = 0; i < count; i++) {
      time = schedule.next(time);
      times.add(time.toLocalDateTime().toString());
    }
    return times;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // Monday, 23 November 2026
        "'Label': 0 | 2026-11-23T10:15:30 | 2026-11-23T10:16 2026-11-23T10:17",
        "'Minute': 0 | 2026-11-23T10:15:30 | 2026-11-23T11:00 2026-11-23T12:00",
        "'Hour': 3, 'Minute': 0 | 2026-11-23T03:00 | 2026-11-24T03:00 2026-11-25T03:00",
        "'Hour': 3, 'Minute': 0 | 2026-11-23T02:59:59 | 2026-11-23T03:00",
        "'Hour': 0, 'Minute': 0, 'Day': 1 | 2026-11-23T10:15 | 2026-12-01T00:00",
        "'Hour': 0, 'Minute': 0, 'Weekday': 0 | 2026-11-23T10:15 | 2026-11-29T00:00",
        "'Hour': 0, 'Minute': 0, 'Weekday': 7 | 2026-11-23T10:15 | 2026-11-29T00:00",
        "'Hour': 0, 'Minute': 0, 'Month': 2, 'Day': 29 | 2096-03-01T00:00 | 2097-03-01T00:00",
        "'Hour': 0, 'Minute': 0, 'Month': 2, 'Day': 29 | 2026-11-23T12:00 | 2027-03-01T00:00 2028-02-29T00:00",
      })
  void theNextTimeIsTheFirstFullMinuteThatFits(String keys, String after, String times)
      throws Exception {
    List<String> expected = List.of(times.split(" "));
    assertEquals(expected, next(keys, after, expected.size()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        // either the day or the weekday
        "'Hour': 0, 'Minute': 0, 'Day': 1, 'Weekday': 5 | 2026-11-23T12:00 | 2026-11-27T00:00 2026-12-01T00:00 2026-12-04T00:00",
        // the month counts for nothing
        "'Hour': 0, 'Minute': 0, 'Weekday': 1, 'Month': 6 | 2026-11-23T12:00 | 2026-11-30T00:00 2026-12-07T00:00",
        // for the day alone
        "'Hour': 0, 'Minute': 0, 'Day': 25, 'Weekday': 5, 'Month': 12 | 2026-12-17T12:00 | 2026-12-18T00:00 2026-12-25T00:00 2027-01-01T00:00",
        // a day that the month lacks
        "'Hour': 0, 'Minute': 0, 'Day': 31 | 2026-05-31T12:00 | 2026-07-01T00:00 2026-07-31T00:00",
        "'Hour': 0, 'Minute': 0, 'Day': 30, 'Month': 2 | 2026-11-23T12:00 | 2027-03-02T00:00 2028-03-01T00:00",
        // once more at the full hour after it
        "'Hour': 5 | 2026-11-23T05:57:30 | 2026-11-23T05:58 2026-11-23T05:59 2026-11-23T06:00 2026-11-24T05:00",
      })
  void someTimesAreNotWhatACalendarWouldHave(String keys, String after, String times)
      throws Exception {
    List<String> expected = List.of(times.split(" "));
    assertEquals(expected, next(keys, after, expected.size()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Hour': 2, 'Minute': 30 | 2027-03-27T12:00 | 2027-03-28T03:30 2027-03-29T02:30",
        "'Hour': 2, 'Minute': 30, 'Weekday': 0 | 2027-03-27T12:00 | 2027-03-28T03:30 2027-04-04T02:30",
        "'Minute': 30 | 2027-03-28T00:40 | 2027-03-28T01:30 2027-03-29T00:30",
        "'Label': 0 | 2027-03-28T01:58:30 | 2027-03-28T01:59 2027-03-28T03:00",
      })
  void aTimeThatTheClockJumpsOverComesLater(String keys, String after, String times)
      throws Exception {
    List<String> expected = List.of(times.split(" "));
    assertEquals(expected, next(keys, after, expected.size()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Hour': 2, 'Minute': 30 | 2027-10-30T12:00 | 2027-10-31T02:30 2027-11-01T02:30",
        "'Minute': 30 | 2027-10-31T01:40 | 2027-10-31T02:30 2027-10-31T03:30",
      })
  void aTimeThatComesTwiceComesOnce(String keys, String after, String times) throws Exception {
    List<String> expected = List.of(times.split(" "));
    assertEquals(expected, next(keys, after, expected.size()));
  }

  @Test
  void aMomentInTheHourThatComesTwiceHasItsNextMinuteAfterIt() throws Exception {
    ZonedDateTime second =
        LocalDateTime.parse("2027-10-31T02:10").atZone(BERLIN).withLaterOffsetAtOverlap();
    assertEquals(second.plusMinutes(1), schedule("'Label': 0").orElseThrow().next(second));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "'Minute': 60 | false",
        "'Hour': 24 | false",
        "'Day': 0 | false",
        "'Day': 32 | false",
        "'Weekday': 8 | false",
        "'Month': 13 | false",
        "'Hour': '3' | false",
        "'Hour': 3.0 | false",
        "'Comment': 'nightly' | false",
        "'Comment': 1 | true",
        "'Month': 0 | true",
        "'Hour': -1 | true",
        "'hour': 3 | true",
      })
  void aPartThatIsTooLargeOrNotAnIntegerDropsTheInterval(String keys, boolean kept)
      throws Exception {
    assertEquals(kept, schedule(keys).isPresent());
  }

  @Test
  void aNegativePartAndMonthZeroAreAny() throws Exception {
    assertEquals(schedule("'Comment': 1"), schedule("'Month': 0, 'Hour': -1"));
  }
}
