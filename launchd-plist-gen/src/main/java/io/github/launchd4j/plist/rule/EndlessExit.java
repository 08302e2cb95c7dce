package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.util.stream.Stream;

/** launchd.plist(5): ExitTimeOut 0 is infinity, "and can stall system shutdown forever". */
final class EndlessExit implements Rule {

  @Override
  public String code() {
    return "LP403";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    return job.get("ExitTimeOut").stream()
        .filter(value -> value instanceof PlistInteger seconds && seconds.value().signum() == 0)
        .map(
            value ->
                warning(
                    value.position(),
                    "ExitTimeOut 0 waits for ever: a job that hangs stalls the shutdown",
                    "give the seconds that the job may take to stop: 30"));
  }
}
