package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.time.Month;
import java.util.stream.Stream;

/** A day that its month never has: the interval never comes. */
final class NoSuchDay implements Rule {

  @Override
  public String code() {
    return "LP704";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.calendar(job).filter(NoSuchDay::never).map(this::finding);
  }

  private static boolean never(PlistDictionary interval) {
    int month = number(interval, "Month");
    return month >= 1
        && month <= 12
        && number(interval, "Day") <= 31
        && number(interval, "Day") > Month.of(month).maxLength();
  }

  private static int number(PlistDictionary interval, String key) {
    return Walk.integer(interval, key).map(PlistInteger::intValue).orElse(0);
  }

  private Finding finding(PlistDictionary interval) {
    return warning(
        Walk.integer(interval, "Day").map(PlistInteger::position).orElse(interval.position()),
        "month " + number(interval, "Month") + " has no day " + number(interval, "Day"),
        "the job never starts by this interval; for the end of a month take Day 1 of the next");
  }
}
