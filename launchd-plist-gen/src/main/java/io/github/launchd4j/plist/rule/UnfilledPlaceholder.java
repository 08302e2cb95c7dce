package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A word that a template or an instruction wants replaced, and that nobody replaced. */
final class UnfilledPlaceholder implements Rule {

  private static final List<String> HINTS =
      List.of(
          "@",
          "{{",
          "__",
          "/path/to/",
          "YOUR",
          "/Users/y",
          "/Users/Y",
          "/Users/u",
          "/Users/U",
          "REPLACE",
          "CHANGE");

  @Override
  public Code code() {
    return Code.LP116;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text text : of.texts()) {
      if (mayBe(text.value())) {
        check(text, found);
      }
    }
  }

  /** Sorts out what is none in less time than the pattern takes. */
  private static boolean mayBe(String text) {
    for (String hint : HINTS) {
      if (text.contains(hint)) {
        return true;
      }
    }
    return false;
  }

  private static void check(Text text, Findings found) {
    Matcher placeholder = Placeholder.PATTERN.matcher(text.value());
    if (placeholder.find()) {
      found.warning(
          text.position(),
          "\"" + placeholder.group() + "\" in " + text.key() + " looks like a placeholder",
          "replace it by the real value; launchd takes it literally");
    }
  }

  /** Compiled when the first text may be one. */
  private static final class Placeholder {

    static final Pattern PATTERN =
        Pattern.compile(
            "@[A-Za-z][A-Za-z0-9_]*@"
                + "|\\{\\{ ?[A-Za-z][^{}]{0,60}\\}\\}"
                + "|__[A-Z][A-Z0-9_]*__"
                + "|/path/to/"
                + "|\\bYOUR[_-]?[A-Z]+"
                + "|/Users/(?i:your[^/ ]*|username)"
                + "|\\b(?:REPLACE|CHANGE)_?ME\\b");
  }
}
