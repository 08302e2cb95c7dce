package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.math.BigInteger;
import java.util.stream.Stream;

/**
 * launchd.plist(5), ThrottleInterval: a job is not started twice within so many seconds, 10 by
 * default.
 */
final class IntervalBelowThrottle implements Rule {

  private static final BigInteger TEN = BigInteger.TEN;

  @Override
  public String code() {
    return "LP705";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    BigInteger throttle =
        Walk.integer(job, "ThrottleInterval").map(PlistInteger::value).orElse(TEN);
    return Walk.integer(job, "StartInterval").stream()
        .filter(seconds -> seconds.value().signum() > 0 && seconds.value().compareTo(throttle) < 0)
        .map(
            seconds ->
                warning(
                    seconds.position(),
                    "StartInterval "
                        + seconds.value()
                        + " is below the "
                        + throttle
                        + " seconds of ThrottleInterval",
                    "launchd starts the job later than asked; a job for every few seconds is"
                        + " better one that runs on"));
  }
}
