package io.github.launchd4j.plist;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.SortedSet;
import java.util.TreeSet;

/** Reads crontab(5)'s five fields. */
final class Cron {

  private static final int MAX_INTERVALS = 500;

  private static final Map<String, String> WORDS =
      Map.of(
          "@hourly", "0 * * * *",
          "@daily", "0 0 * * *",
          "@midnight", "0 0 * * *",
          "@weekly", "0 0 * * 0",
          "@monthly", "0 0 1 * *",
          "@yearly", "0 0 1 1 *",
          "@annually", "0 0 1 1 *");

  private static final List<String> WEEKDAYS =
      List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private final String expression;

  private Cron(String expression) {
    this.expression = expression;
  }

  static List<CalendarInterval> parse(String expression) {
    return new Cron(expression).intervals();
  }

  private List<CalendarInterval> intervals() {
    String word = expression.strip().toLowerCase(Locale.ROOT);
    if (word.equals("@reboot")) {
      throw refuse("launchd has no such time; use RunAtLoad");
    }
    String[] fields = WORDS.getOrDefault(word, word).split("\\s+", -1);
    if (fields.length != 5) {
      throw refuse("it has " + fields.length + " fields; write minute hour day month weekday");
    }
    List<OptionalInt> minutes = field("minute", fields[0], 0, 59, List.of());
    List<OptionalInt> hours = field("hour", fields[1], 0, 23, List.of());
    List<OptionalInt> days = field("day", fields[2], 1, 31, List.of());
    List<OptionalInt> months = field("month", fields[3], 1, 12, MONTHS);
    List<OptionalInt> weekdays = field("weekday", fields[4], 0, 7, WEEKDAYS);
    if (!isAny(weekdays) && !isAny(months)) {
      throw refuse(
          "launchd ignores the month if there is a weekday (launchd-842); use one of them");
    }
    boolean both = !isAny(days) && !isAny(weekdays);
    if (both && (fields[2].startsWith("*") || fields[4].startsWith("*"))) {
      throw refuse(
          "here cron requires both day and weekday to match, which launchd cannot"
              + " express; use one of them");
    }
    List<CalendarInterval> found = new ArrayList<>();
    if (isAny(weekdays) || !isAny(days)) {
      addAll(found, minutes, hours, days, List.of(OptionalInt.empty()), months);
    }
    if (!isAny(weekdays)) {
      addAll(found, minutes, hours, List.of(OptionalInt.empty()), weekdays, months);
    }
    return List.copyOf(found);
  }

  private void addAll(
      List<CalendarInterval> found,
      List<OptionalInt> minutes,
      List<OptionalInt> hours,
      List<OptionalInt> days,
      List<OptionalInt> weekdays,
      List<OptionalInt> months) {
    long count = (long) minutes.size() * hours.size() * days.size() * weekdays.size();
    if (found.size() + count * months.size() > MAX_INTERVALS) {
      throw refuse(
          "it needs more than "
              + MAX_INTERVALS
              + " intervals; StartInterval may express it better");
    }
    for (OptionalInt month : months) {
      for (OptionalInt day : days) {
        for (OptionalInt weekday : weekdays) {
          for (OptionalInt hour : hours) {
            for (OptionalInt minute : minutes) {
              found.add(new CalendarInterval(minute, hour, day, weekday, month));
            }
          }
        }
      }
    }
  }

  private static boolean isAny(List<OptionalInt> field) {
    return field.get(0).isEmpty();
  }

  /** The values of a field in order, or one empty value for all of them. */
  private List<OptionalInt> field(String name, String text, int low, int high, List<String> names) {
    SortedSet<Integer> values = new TreeSet<>();
    for (String part : text.split(",", -1)) {
      String[] range = part.split("/", -1);
      int step = range.length == 1 ? 1 : number(name, range[1], 1, high, List.of());
      String[] ends =
          range[0].equals("*") ? new String[] {low + "", high + ""} : range[0].split("-", -1);
      if (range.length > 2 || ends.length > 2) {
        throw refuse(name + " \"" + part + "\" is not a number, a range or a step");
      }
      int first = number(name, ends[0], low, high, names);
      int last = ends.length == 2 ? number(name, ends[1], low, high, names) : first;
      if (ends.length == 1 && range.length == 2) {
        last = high;
      }
      if (first > last) {
        throw refuse(name + " \"" + part + "\" ends before it begins");
      }
      for (int value = first; value <= last; value += step) {
        values.add(name.equals("weekday") ? value % 7 : value);
      }
    }
    int all = name.equals("weekday") ? 7 : high - low + 1;
    return values.size() == all
        ? List.of(OptionalInt.empty())
        : values.stream().map(OptionalInt::of).toList();
  }

  private int number(String field, String text, int low, int high, List<String> names) {
    int named = names.indexOf(text);
    if (named >= 0) {
      return named + low;
    }
    if (!text.matches("\\d{1,4}")) {
      throw refuse(field + " \"" + text + "\" is not a number");
    }
    int number = Integer.parseInt(text);
    if (number < low || number > high) {
      throw refuse(field + " " + number + " is not from " + low + " to " + high);
    }
    return number;
  }

  private IllegalArgumentException refuse(String why) {
    return new IllegalArgumentException("cron expression \"" + expression + "\": " + why);
  }
}
