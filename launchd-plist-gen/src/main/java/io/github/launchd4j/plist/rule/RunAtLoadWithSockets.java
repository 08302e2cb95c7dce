package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;

/**
 * launchd.plist(5): RunAtLoad should be avoided, being adverse to system boot. SuccessfulExit and
 * Crashed imply it.
 */
final class RunAtLoadWithSockets implements Rule {

  @Override
  public Code code() {
    return Code.LP402;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (of.sockets().isEmpty()) {
      return;
    }
    for (Demand demand : of.demands().atLoad()) {
      if (demand instanceof Demand.AtLoad) {
        warn(demand.entry(), "", found);
      } else if (!(demand instanceof Demand.Always)) { // LP401
        warn(demand.entry(), "add AfterInitialDemand <true/> to KeepAlive, or ", found);
      }
    }
  }

  private static void warn(Entry entry, String orElse, Findings found) {
    found.info(
        entry.keyPosition(),
        (orElse.isEmpty() ? "" : "KeepAlive with ")
            + entry.key()
            + " together with Sockets: the job starts when it is loaded, not on demand",
        orElse + "remove " + entry.key() + "; the first connection starts the job");
  }
}
