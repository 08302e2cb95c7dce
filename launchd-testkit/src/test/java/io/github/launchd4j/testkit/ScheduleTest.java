package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScheduleTest {
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

  // Monday, 23 November 2026, 10:15:30
  private static final LocalDateTime NOW = LocalDateTime.of(2026, 11, 23, 10, 15, 30);

  @ParameterizedTest
  @CsvSource({
    "-1, -1, -1, -1, -1, 2026-11-23T10:16",
    "0, -1, -1, -1, -1, 2026-11-23T11:00",
    "15, 10, -1, -1, -1, 2026-11-24T10:15",
    "16, 10, -1, -1, -1, 2026-11-23T10:16",
    "-1, 3, -1, -1, -1, 2026-11-24T03:00",
    "0, 0, 1, -1, -1, 2026-12-01T00:00",
    "0, 0, 31, -1, -1, 2026-12-31T00:00",
    "0, 0, -1, 0, -1, 2026-11-29T00:00",
    "0, 0, -1, 1, -1, 2026-11-30T00:00",
    "0, 0, 25, 0, -1, 2026-11-25T00:00",
    "0, 0, 30, 0, -1, 2026-11-29T00:00",
    "0, 0, 29, -1, 2, 2028-02-29T00:00",
    "0, 12, 1, -1, 1, 2027-01-01T12:00",
  })
  void theNextTimeIsTheFirstFullMinuteThatFits(
      int minute, int hour, int day, int weekday, int month, LocalDateTime expected) {
    Schedule schedule = new Schedule(minute, hour, day, weekday, month);

    assertEquals(
        Optional.of(expected),
        schedule.next(NOW.atZone(BERLIN)).map(ZonedDateTime::toLocalDateTime));
  }

  @Test
  void aDayThatNeverComesHasNoNextTime() {
    assertEquals(Optional.empty(), new Schedule(0, 0, 31, -1, 6).next(NOW.atZone(BERLIN)));
  }

  @Test
  void anHourThatSummerTimeLeavesOutComesTheDayAfter() {
    ZonedDateTime before = LocalDateTime.of(2026, 3, 28, 12, 0).atZone(BERLIN);

    assertEquals(
        Optional.of(LocalDateTime.of(2026, 3, 30, 2, 30)),
        new Schedule(30, 2, 29, 1, -1).next(before).map(ZonedDateTime::toLocalDateTime));
  }

  @Test
  void anIntervalWithAValueOutOfRangeIsDroppedAndSundayHasTwoNumbers() {
    PlistDictionary sunday = PlistDictionary.EMPTY.with("Weekday", new PlistInteger(7));
    PlistDictionary wrong = sunday.with("Hour", new PlistInteger(24));
    Job job =
        Job.builder("com.example.job")
            .program("/bin/echo")
            .set("StartCalendarInterval", new PlistArray(List.of(sunday, wrong)))
            .build();

    assertEquals(List.of(new Schedule(-1, -1, -1, 0, -1)), Schedule.of(job));
  }
}
