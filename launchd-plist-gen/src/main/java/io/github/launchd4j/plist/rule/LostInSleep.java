package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.math.BigInteger;
import java.util.Optional;

/**
 * launchd.plist(5), StartInterval: intervals that pass in sleep are lost; those of
 * StartCalendarInterval are made up for.
 */
final class LostInSleep implements Rule {

  private static final BigInteger AN_HOUR = BigInteger.valueOf(3600);

  @Override
  public Code code() {
    return Code.LP703;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistInteger> seconds = Walk.integer(of.job(), "StartInterval");
    if (seconds.isPresent() && seconds.get().value().compareTo(AN_HOUR) >= 0) {
      found.info(
          seconds.get().position(),
          "an interval that passes while the Mac sleeps is lost, and this one is long",
          "StartCalendarInterval starts the job at the next wake");
    }
  }
}
