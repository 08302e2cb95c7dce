package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.life.CalendarSchedule;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** StartInterval and StartCalendarInterval. */
final class ScheduleSection {

  private static final int TIMES = 5;
  private static final int MANY = 6;

  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("EEEE, yyyy-MM-dd HH:mm:ss VV", Locale.ENGLISH);

  private ScheduleSection() {}

  static String words(Demand.Every every) {
    return "Every "
        + Words.seconds(every.period().toSeconds()).replaceFirst("^1 ", "")
        + ", counted from loading. An interval that ends while the Mac sleeps, or while"
        + " the job still"
        + " runs, is lost.";
  }

  static List<String> words(Demand.At at, Subject subject) {
    List<String> sentences = new ArrayList<>();
    List<CalendarSchedule> schedules = at.schedules();
    schedules.stream().limit(MANY).forEach(schedule -> sentences.add(words(schedule)));
    if (schedules.size() > MANY) {
      sentences.add("And at " + (schedules.size() - MANY) + " more times of this kind.");
    }
    if (schedules.stream().anyMatch(schedule -> schedule.day().orElse(1) > 28)) {
      sentences.add(
          "If a month does not have that day, launchd counts on into the next month: 31"
              + " June is 1 July.");
    }
    if (schedules.stream().anyMatch(ScheduleSection::losesMonth)) {
      sentences.add(
          "Month is ignored if there is a Weekday, according to the last launchd with"
              + " open source.");
    }
    sentences.add(
        "Times that pass while the Mac sleeps cause one start when it wakes; those"
            + " that pass while it is off"
            + (subject.isAgent() ? " or the user is not logged in" : "")
            + " are lost.");
    return sentences;
  }

  private static boolean losesMonth(CalendarSchedule schedule) {
    return schedule.weekday().isPresent() && schedule.month().isPresent();
  }

  private static String words(CalendarSchedule schedule) {
    return Words.upperCase(time(schedule) + days(schedule)) + ".";
  }

  private static String time(CalendarSchedule schedule) {
    OptionalInt hour = schedule.hour();
    OptionalInt minute = schedule.minute();
    if (hour.isPresent() && minute.isPresent()) {
      return "at " + clock(hour.getAsInt(), minute.getAsInt());
    }
    if (hour.isPresent()) {
      return "every minute from "
          + clock(hour.getAsInt(), 0)
          + " to "
          + clock((hour.getAsInt() + 1) % 24, 0);
    }
    return minute.isPresent()
        ? "at minute " + minute.getAsInt() + " of every hour"
        : "every minute";
  }

  private static String clock(int hour, int minute) {
    return String.format(Locale.ROOT, "%02d:%02d", hour, minute);
  }

  private static String days(CalendarSchedule schedule) {
    List<String> days = new ArrayList<>();
    String month = schedule.month().isPresent() ? month(schedule.month().getAsInt()) : "";
    if (schedule.day().isPresent()) {
      days.add(
          "on the "
              + Words.ordinal(schedule.day().getAsInt())
              + " of "
              + (month.isEmpty() ? "every month" : month));
    }
    schedule.weekday().ifPresent(weekday -> days.add("on " + weekday(weekday) + "s"));
    if (!days.isEmpty()) {
      return " " + String.join(" and ", days);
    }
    if (month.isEmpty() && schedule.hour().isEmpty()) {
      return "";
    }
    boolean oneTime = schedule.hour().isPresent() && schedule.minute().isPresent();
    return (oneTime ? " every day" : ", every day") + (month.isEmpty() ? "" : " in " + month);
  }

  private static String weekday(int fromSunday) {
    return DayOfWeek.of((fromSunday + 6) % 7 + 1).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  private static String month(int month) {
    return Month.of(month).getDisplayName(TextStyle.FULL, Locale.ENGLISH);
  }

  /**
   * The next times to the clock, all schedules together; none for a job that runs only once, or all
   * the time.
   */
  static List<String> next(Subject subject, Clock clock) {
    Demands demands = subject.demands();
    boolean once = demands.once().isPresent() || demands.keptAlive().isPresent();
    List<Demand> first = once ? List.of() : demands.first();
    ZonedDateTime now = ZonedDateTime.now(clock).truncatedTo(ChronoUnit.SECONDS);
    TreeSet<ZonedDateTime> times = new TreeSet<>();
    boolean interval = false;
    for (Demand demand : first) {
      if (demand instanceof Demand.At at) {
        addNext(at, now, times);
      } else if (demand instanceof Demand.Every every) {
        interval = true;
        for (int i = 1; i <= TIMES; i++) {
          times.add(now.plus(every.period().multipliedBy(i)));
        }
      }
    }
    List<String> next = new ArrayList<>(times.stream().limit(TIMES).map(FORMAT::format).toList());
    if (interval) {
      next.add("The interval is counted as if the job were loaded now.");
    }
    return next;
  }

  private static void addNext(Demand.At at, ZonedDateTime now, Set<ZonedDateTime> times) {
    Optional<ZonedDateTime> time = CalendarSchedule.next(at.schedules(), now);
    for (int i = 0; i < TIMES && time.isPresent(); i++) {
      times.add(time.get());
      time = CalendarSchedule.next(at.schedules(), time.get());
    }
  }
}
