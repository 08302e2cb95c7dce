package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.List;
import java.util.stream.Stream;

/** launchd.plist(5), StartCalendarInterval: a part left out matches always. */
final class EveryMinute implements Rule {

  private static final List<String> COARSE = List.of("Day", "Weekday", "Month");

  @Override
  public String code() {
    return "LP702";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.calendar(job).flatMap(this::finding);
  }

  private Stream<Finding> finding(PlistDictionary interval) {
    if (!interval.has("Minute")) {
      String when = interval.has("Hour") ? "every minute of the hour" : "every minute";
      return Stream.of(
          warning(
              interval.position(),
              "no Minute: the job starts " + when,
              "add Minute 0 to start it once an hour"));
    }
    return !interval.has("Hour") && COARSE.stream().anyMatch(interval::has)
        ? Stream.of(
            warning(
                interval.position(),
                "no Hour: the job starts in every hour of the day",
                "add Hour"))
        : Stream.empty();
  }
}
