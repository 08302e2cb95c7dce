package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.stream.Stream;

/** launchd.plist(5): KeepAlive true runs the job whether or not there is demand. */
final class AlwaysAliveWithSockets implements Rule {

  @Override
  public String code() {
    return "LP401";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    if (of.sockets().findAny().isEmpty()) {
      return Stream.empty();
    }
    return Stream.concat(
        Walk.flag(job, "KeepAlive", true).stream().map(entry -> finding(entry, "KeepAlive true")),
        Walk.flag(job, "OnDemand", false).stream().map(entry -> finding(entry, "OnDemand false")));
  }

  private Finding finding(Entry entry, String what) {
    return warning(
        entry.keyPosition(),
        what + " beside Sockets: the job runs all the time, wanted or not",
        "take " + entry.key() + " out; the first connection starts the job");
  }
}
