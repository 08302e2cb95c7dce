package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * launchd.plist(5): UserName and GroupName are for the system's own jobs. launchd logs "The
 * UserName key is not supported for non-System services."
 */
final class UserInAgent implements Rule {

  private static final List<String> OF_DAEMONS = List.of("UserName", "GroupName", "InitGroups");

  @Override
  public String code() {
    return "LP904";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return check(job, Optional.empty());
  }

  @Override
  public Stream<Finding> check(PlistDictionary job, Optional<Path> file) {
    if (!Place.isAgent(job, file)) {
      return Stream.empty();
    }
    return OF_DAEMONS.stream()
        .flatMap(key -> job.entry(key).stream())
        .map(
            entry ->
                warning(
                    entry.keyPosition(),
                    entry.key() + " in an agent: launchd heeds it in daemons only",
                    "take it out: an agent runs as the user who is logged in"));
  }
}
