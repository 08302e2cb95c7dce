package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * launchd.plist(5), StartInterval: intervals that pass in sleep are lost; those of
 * StartCalendarInterval are made up for.
 */
final class LostInSleep implements Rule {

  private static final BigInteger AN_HOUR = BigInteger.valueOf(3600);

  @Override
  public String code() {
    return "LP703";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.integer(job, "StartInterval").stream()
        .filter(seconds -> seconds.value().compareTo(AN_HOUR) >= 0)
        .map(
            seconds ->
                info(
                    seconds.position(),
                    "an interval that passes while the Mac sleeps is lost, and this one is long",
                    "StartCalendarInterval starts the job at the next wake"));
  }
}
