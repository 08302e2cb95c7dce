package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.CalendarInterval;
import io.github.launchd4j.plist.Job;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Month;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.TreeSet;

/** StartInterval and StartCalendarInterval. */
final class Schedule {

  private static final int TIMES = 5;
  private static final int MANY = 6;

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEEE, yyyy-MM-dd HH:mm:ss VV", Locale.ENGLISH);

  private Schedule() {}

  static List<String> sentences(Job job) {
    List<String> sentences = new ArrayList<>();
    if (job.startInterval().isPresent()) {
      sentences.add(
          "Every "
              + Words.seconds(job.startInterval().getAsInt())
              + " from loading on; an interval that passes while the Mac sleeps is lost.");
    }
    List<CalendarInterval> intervals = job.startCalendarInterval();
    intervals.stream().limit(MANY).forEach(interval -> sentences.add(words(interval)));
    if (intervals.size() > MANY) {
      sentences.add("And at " + (intervals.size() - MANY) + " more times like these.");
    }
    if (!intervals.isEmpty()) {
      sentences.add("Times that pass while the Mac sleeps become one start when it wakes.");
    }
    return sentences;
  }

  private static String words(CalendarInterval interval) {
    return upperCase(time(interval) + date(interval)) + ".";
  }

  private static String upperCase(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  private static String time(CalendarInterval interval) {
    OptionalInt hour = interval.hour();
    OptionalInt minute = interval.minute();
    if (hour.isPresent() && minute.isPresent()) {
      return String.format(Locale.ROOT, "at %02d:%02d", hour.getAsInt(), minute.getAsInt());
    }
    if (hour.isPresent()) {
      return String.format(
          Locale.ROOT, "every minute from %02d:00 to %02d:59", hour.getAsInt(), hour.getAsInt());
    }
    return minute.isPresent()
        ? "at minute " + minute.getAsInt() + " of every hour"
        : "every minute";
  }

  private static String date(CalendarInterval interval) {
    List<String> days = new ArrayList<>();
    interval.day().ifPresent(day -> days.add("on the " + Words.ordinal(day)));
    interval.weekday().ifPresent(weekday -> days.add("on " + weekday(weekday) + "s"));
    String month = interval.month().isPresent() ? " in " + month(interval.month().getAsInt()) : "";
    if (days.isEmpty()) {
      boolean daily = interval.hour().isPresent() && interval.minute().isPresent();
      return (daily || !month.isEmpty() ? " every day" : "") + month;
    }
    return " "
        + String.join(" and also ", days)
        + (days.size() == 1 && month.isEmpty() && interval.day().isPresent()
            ? " of every month"
            : month);
  }

  private static String weekday(int weekday) {
    return weekday < 0 || weekday > 7
        ? "weekday " + weekday
        : DayOfWeek.of((weekday + 6) % 7 + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String month(int month) {
    return month < 1 || month > 12
        ? "month " + month
        : Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /** The next times to the clock, all triggers together. */
  static List<String> next(Job job, Clock clock) {
    ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    TreeSet<ZonedDateTime> times = new TreeSet<>();
    for (CalendarInterval interval : job.startCalendarInterval()) {
      ZonedDateTime time = now;
      for (int i = 0; i < TIMES && time != null; i++) {
        time = interval.next(time).orElse(null);
        if (time != null) {
          times.add(time);
        }
      }
    }
    int seconds = job.startInterval().orElse(0);
    for (int i = 1; i <= TIMES && seconds > 0; i++) {
      times.add(now.plusSeconds((long) i * seconds));
    }
    List<String> next = new ArrayList<>(times.stream().limit(TIMES).map(FORMAT::format).toList());
    if (!next.isEmpty() && seconds > 0) {
      next.add("The interval is counted as if the job were loaded now.");
    }
    return next;
  }
}
