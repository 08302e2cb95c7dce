package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** open(2): EISDIR; the job is never started. */
final class LogIsFolder implements Rule {

  private static final List<String> KEYS =
      List.of("StandardInPath", "StandardOutPath", "StandardErrorPath");

  private static final Set<String> FOLDERS =
      Set.of("/var/log", "/tmp", "/var/tmp", "/Library/Logs", "/private/var/log");

  @Override
  public Code code() {
    return Code.LP809;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (String key : KEYS) {
      Optional<PlistString> path = Walk.string(of.job(), key);
      if (path.isPresent() && isFolder(path.get().value())) {
        found.warning(
            path.get().position(),
            new Text(key, path.get()).quoted() + " is a folder",
            "name a file in it; otherwise the start fails with 78");
      }
    }
  }

  private static boolean isFolder(String path) {
    return path.endsWith("/") || FOLDERS.contains(path);
  }
}
