package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd.plist(5), WaitForDebugger: the process is stopped before its first instruction. */
final class WaitsForDebugger implements Rule {

  @Override
  public String code() {
    return "LP414";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.flag(job, "WaitForDebugger", true).stream()
        .map(
            entry ->
                warning(
                    entry.keyPosition(),
                    "WaitForDebugger true: the job hangs until a debugger takes it up",
                    "take it out of what is installed; launchctl debug does it for one run"));
  }
}
