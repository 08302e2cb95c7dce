package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.time.Month;
import java.util.Optional;

/**
 * A day that its month never has: mktime(3) makes 31 June 1 July (launchd-842, core.c:7799 to
 * 7919).
 */
final class NoSuchDay implements Rule {

  @Override
  public Code code() {
    return Code.LP704;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary interval : Walk.calendar(of.job())) {
      Optional<PlistInteger> month = Walk.integer(interval, "Month");
      Optional<PlistInteger> day = Walk.integer(interval, "Day");
      if (month.isPresent() && day.isPresent() && never(month.get(), day.get())) {
        found.warning(
            day.get().position(),
            "month " + month.get().value() + " has no day " + day.get().value(),
            "launchd counts on into the next month; for the end of a month use Day 1 of the next");
      }
    }
  }

  private static boolean never(PlistInteger month, PlistInteger day) {
    return isUpTo(12, month)
        && isUpTo(31, day)
        && day.intValue() > Month.of(month.intValue()).maxLength();
  }

  private static boolean isUpTo(int last, PlistInteger number) {
    return number.isInt() && number.intValue() >= 1 && number.intValue() <= last;
  }
}
