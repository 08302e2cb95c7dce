package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;

/** launchd.plist(5): KeepAlive true runs the job whether or not there is demand. */
final class AlwaysAliveWithSockets implements Rule {

  @Override
  public Code code() {
    return Code.LP401;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (of.sockets().isEmpty() || of.demands().afterInitialDemand().isPresent()) {
      return;
    }
    for (Demand.Always always : of.demands().all(Demand.Always.class)) {
      Entry alive = always.entry();
      String written = alive.key() + " " + ((PlistBoolean) alive.value()).value();
      found.info(
          alive.keyPosition(),
          written + " together with Sockets: the job runs all the time, not on demand",
          "remove " + alive.key() + "; the first connection starts the job");
    }
  }
}
