package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.stream.Stream;

/** launchd logs "ThrottleInterval set to zero" and goes on (launchd-842, core.c). */
final class NoThrottle implements Rule {

  @Override
  public String code() {
    return "LP406";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    return job.get("ThrottleInterval").stream()
        .filter(value -> value instanceof PlistInteger seconds && seconds.value().signum() == 0)
        .map(
            value ->
                warning(
                    value.position(),
                    "ThrottleInterval 0 is taken as 1 second",
                    "write 1, or leave it out for the default of 10"));
  }
}
