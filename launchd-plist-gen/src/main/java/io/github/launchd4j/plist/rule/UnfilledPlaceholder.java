package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A word that a template or an instruction wants replaced, and that nobody replaced. */
final class UnfilledPlaceholder implements Rule {

  private static final Pattern PLACEHOLDER =
      Pattern.compile(
          "@[A-Za-z][A-Za-z0-9_]*@"
              + "|\\{\\{ ?[A-Za-z][^{}]{0,60}\\}\\}"
              + "|__[A-Z][A-Z0-9_]*__"
              + "|/path/to/"
              + "|\\bYOUR[_-]?[A-Z]+"
              + "|/Users/(?i:your[^/ ]*|username)"
              + "|\\b(?:REPLACE|CHANGE)_?ME\\b");

  @Override
  public String code() {
    return "LP116";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Text.all(job).stream()
        .flatMap(
            text ->
                PLACEHOLDER
                    .matcher(text.value())
                    .results()
                    .limit(1)
                    .map(r -> finding(text, r.group())));
  }

  private Finding finding(Text text, String placeholder) {
    return warning(
        text.position(),
        "\"" + placeholder + "\" in " + text.key() + " looks like a placeholder",
        "write what belongs there; launchd takes it as it stands");
  }
}
