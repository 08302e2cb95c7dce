package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/**
 * launchd-842 (core.c) takes the earlier of the two, as cron does; what later versions do is not
 * known here.
 */
final class DayAndWeekday implements Rule {

  @Override
  public Code code() {
    return Code.LP701;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary interval : Walk.calendar(of.job())) {
      Optional<Entry> weekday = interval.entry("Weekday");
      if (weekday.isPresent() && interval.has("Day")) {
        found.warning(
            weekday.get().keyPosition(),
            "Day together with Weekday: the job starts if either of them matches, not only"
                + " if both do",
            "keep one of the two, or write two intervals");
      }
    }
  }
}
