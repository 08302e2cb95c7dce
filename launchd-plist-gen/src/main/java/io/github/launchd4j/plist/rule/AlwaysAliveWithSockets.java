package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5): KeepAlive true runs the job whether or not there is demand. */
final class AlwaysAliveWithSockets implements Rule {

  @Override
  public String code() {
    return "LP401";
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (!of.sockets().isEmpty()) {
      check(of.job(), "KeepAlive", true, found);
      check(of.job(), "OnDemand", false, found);
    }
  }

  private static void check(PlistDictionary job, String key, boolean alive, Findings found) {
    Optional<Entry> entry = Walk.flag(job, key, alive);
    if (entry.isPresent()) {
      found.warning(
          entry.get().keyPosition(),
          key + " " + alive + " beside Sockets: the job runs all the time, wanted or not",
          "take " + key + " out; the first connection starts the job");
    }
  }
}
