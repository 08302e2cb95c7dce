package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd.plist(5): RunAtLoad should be avoided, being adverse to system boot. */
final class RunAtLoadWithSockets implements Rule {

  @Override
  public String code() {
    return "LP402";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    if (Walk.sockets(job).findAny().isEmpty()) {
      return Stream.empty();
    }
    return Walk.flag(job, "RunAtLoad", true).stream()
        .map(
            entry ->
                warning(
                    entry.keyPosition(),
                    "RunAtLoad beside Sockets: the job starts at load, wanted or not",
                    "take RunAtLoad out; the first connection starts the job"));
  }
}
