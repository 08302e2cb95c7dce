package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** launchd.plist(5): LimitLoadToSessionType is for agents; a daemon belongs to no session. */
final class SessionOfDaemon implements Rule {

  @Override
  public String code() {
    return "LP905";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Stream.empty();
  }

  @Override
  public Stream<Finding> check(PlistDictionary job, Optional<Path> file) {
    return Place.isIn(file, "LaunchDaemons") && Place.hasSession(job)
        ? job.entry("LimitLoadToSessionType").stream().map(this::finding)
        : Stream.empty();
  }

  private Finding finding(Entry entry) {
    return warning(
        entry.keyPosition(),
        "LimitLoadToSessionType in a daemon: \"Service cannot load in requested session\" (134)",
        "take it out, or install the job in LaunchAgents");
  }
}
