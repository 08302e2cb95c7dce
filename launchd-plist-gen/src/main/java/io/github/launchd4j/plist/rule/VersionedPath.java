package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Table;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
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
    List<Text> texts = new ArrayList<>(of.paths());
    for (Entry variable : Walk.environment(of.job())) {
      texts.add(new Text(variable.key(), Walk.text(variable)));
    }
    Set<String> told = new HashSet<>();
    for (Text path : texts) {
      if (path.value().contains("/")) {
        check(path, told, found);
      }
    }
  }

  private static void check(Text path, Set<String> told, Findings found) {
    for (List<String> row : Known.ROWS) {
      String hint = row.get(1);
      if (hint.equals("-") || path.value().contains(hint)) {
        Matcher version = Pattern.compile(row.get(0)).matcher(path.value());
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
}
