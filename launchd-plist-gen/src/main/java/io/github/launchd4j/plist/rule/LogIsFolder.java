package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.Set;
import java.util.stream.Stream;

/** open(2): EISDIR; the job is never started. */
final class LogIsFolder implements Rule {

  private static final Set<String> FOLDERS =
      Set.of("/var/log", "/tmp", "/var/tmp", "/Library/Logs", "/private/var/log");

  @Override
  public String code() {
    return "LP809";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Stream.of("StandardInPath", "StandardOutPath", "StandardErrorPath")
        .flatMap(key -> Walk.string(job, key).stream().map(path -> new Text(key, path)))
        .filter(text -> text.value().endsWith("/") || FOLDERS.contains(text.value()))
        .map(
            text ->
                warning(
                    text.position(),
                    text.quoted() + " is a folder",
                    "name a file in it; else the start ends with 78"));
  }
}
