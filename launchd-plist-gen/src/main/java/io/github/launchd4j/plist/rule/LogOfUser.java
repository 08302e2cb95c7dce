package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Logs are opened as UserName: a file that this user can neither write nor make ends the start with
 * 78.
 */
final class LogOfUser implements Rule {

  private static final List<String> KEYS = List.of("StandardOutPath", "StandardErrorPath");

  private static final Set<String> ROOTS_OWN =
      Set.of(
          "/",
          "/var/log/",
          "/var/run/",
          "/private/var/log/",
          "/private/var/run/",
          "/Library/Logs/");

  @Override
  public Code code() {
    return Code.LP808;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> user = Walk.string(of.job(), "UserName");
    if (user.isEmpty() || user.get().value().equals("root")) {
      return;
    }
    for (String key : KEYS) {
      Optional<PlistString> path = Walk.string(of.job(), key);
      if (path.isPresent() && isRootsOwn(path.get().value())) {
        found.warning(
            path.get().position(),
            new Text(key, path.get()).quoted()
                + " is in a folder owned by root, but launchd opens it as "
                + user.get().value(),
            "create the file for that user beforehand, or use a folder owned by that user;"
                + " otherwise the start fails with 78");
      }
    }
  }

  private static boolean isRootsOwn(String path) {
    int name = path.lastIndexOf('/') + 1;
    return name < path.length() && ROOTS_OWN.contains(path.substring(0, name));
  }
}
