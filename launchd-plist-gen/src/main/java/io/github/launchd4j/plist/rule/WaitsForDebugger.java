package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5), WaitForDebugger: the process is stopped before its first instruction. */
final class WaitsForDebugger implements Rule {

  @Override
  public Code code() {
    return Code.LP414;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> waits = Walk.flag(of.job(), "WaitForDebugger", true);
    if (waits.isPresent()) {
      found.warning(
          waits.get().keyPosition(),
          "WaitForDebugger true: the job hangs until a debugger attaches",
          "remove it before you install the job; launchctl debug does it for one run");
    }
  }
}
