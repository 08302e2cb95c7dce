package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Table;
import io.github.launchd4j.plist.inspect.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A path of the machine that made the file, which a Mac does not have: told once for each kind. */
final class LinuxPath implements Rule {

  @Override
  public Code code() {
    return Code.LP818;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Set<String> told = new HashSet<>();
    for (Text text : of.pathsAndVariables()) {
      check(text, told, found);
    }
  }

  /** A class path is several paths. */
  private static void check(Text text, Set<String> told, Findings found) {
    if (!text.value().contains("/")) {
      return;
    }
    for (String path : text.value().split(":", -1)) {
      for (List<String> row : Known.ROWS) {
        if (fits(path, row.get(0)) && told.add(row.get(1))) {
          found.warning(
              text.position(),
              path + " in " + text.key() + " is " + row.get(1),
              "write the path that the Mac has, and install there what the job needs");
          return;
        }
      }
    }
  }

  private static boolean fits(String path, String place) {
    return switch (place.charAt(0)) {
      case '=' -> path.length() == place.length() - 1 && place.endsWith(path);
      case '*' -> path.contains(place.substring(1));
      default -> path.startsWith(place);
    };
  }

  private static final class Known {
    static final List<List<String>> ROWS = Table.rows(LinuxPath.class, "linux-paths.tsv");
  }
}
