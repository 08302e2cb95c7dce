package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import java.util.List;

/**
 * macOS guards these folders since 10.14 and 10.15: what has no leave of the user gets EPERM,
 * "Operation not permitted".
 */
final class PrivacyFolder implements Rule {

  private static final List<String> GUARDED =
      List.of("Desktop/", "Documents/", "Downloads/", "Library/Mobile Documents/");

  @Override
  public Code code() {
    return Code.LP804;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text path : of.paths()) {
      if (isGuarded(path.value())) {
        found.warning(
            path.position(),
            path.quoted() + " is in a folder that macOS protects from jobs",
            "put it elsewhere, or give the program Full Disk Access in System Settings");
      }
    }
  }

  private static boolean isGuarded(String path) {
    int name = "/Users/".length();
    int home = path.indexOf('/', name);
    if (!path.startsWith("/Users/") || home <= name) {
      return false;
    }
    String inside = path.substring(home + 1) + "/";
    return Chars.startsWithOneOf(inside, GUARDED);
  }
}
