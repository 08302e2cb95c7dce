package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.Position;

/** A key that the man page or launch.h tells to remove. */
final class DeprecatedKey implements Rule {

  @Override
  public Code code() {
    return Code.LP111;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Known known : of.known()) {
      Key key = known.key();
      if (key.status() == Key.Status.DEPRECATED) {
        tell(known.entry(), key, of.demands(), found);
      }
    }
  }

  /** launchd.plist(5): OnDemand does nothing if it is true; false means KeepAlive true. */
  private static void tell(Entry entry, Key key, Demands demands, Findings found) {
    Position at = entry.keyPosition();
    if (!key.name().equals("OnDemand")) {
      String help = key.note().isEmpty() ? "remove it" : key.note();
      found.warning(at, key.name() + " is deprecated", help);
    } else if (isDemand(entry, demands)) {
      found.warning(at, "OnDemand false is deprecated", "write KeepAlive true instead");
    } else {
      found.info(at, "OnDemand true does nothing", "remove it, as launchd.plist(5) says");
    }
  }

  private static boolean isDemand(Entry entry, Demands demands) {
    for (Demand.Always always : demands.all(Demand.Always.class)) {
      if (always.entry().equals(entry)) {
        return true;
      }
    }
    return false;
  }
}
