package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Table;
import io.github.launchd4j.plist.inspect.Text;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A path with the version in it, which the next upgrade takes away; each folder is told once.
 * versioned-paths.tsv has them.
 */
final class VersionedPath implements Rule {

  @Override
  public Code code() {
    return Code.LP805;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Set<String> told = new HashSet<>();
    for (Text path : of.pathsAndVariables()) {
      if (path.value().contains("/")) {
        check(path, told, found);
      }
    }
  }

  private static void check(Text path, Set<String> told, Findings found) {
    for (int i = 0; i < Known.ROWS.size(); i++) {
      List<String> row = Known.ROWS.get(i);
      if (path.value().contains(row.get(1))) {
        Matcher version = Compiled.PATTERNS.get(i).matcher(path.value());
        if (version.find()) {
          if (told.add(version.group())) {
            found.info(
                path.position(),
                path.quoted() + " contains a version, which the next upgrade removes",
                "use " + row.get(2));
          }
          return;
        }
      }
    }
  }

  private static final class Known {
    static final List<List<String>> ROWS = Table.rows(VersionedPath.class, "versioned-paths.tsv");
  }

  /** Compiled when the first path may be one. */
  private static final class Compiled {
    static final List<Pattern> PATTERNS = new ArrayList<>();

    static {
      for (List<String> row : Known.ROWS) {
        PATTERNS.add(Pattern.compile(row.get(0)));
      }
    }
  }
}
