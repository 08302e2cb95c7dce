package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import java.util.List;
import java.util.regex.Matcher;
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

  private static final List<String> HINTS =
      List.of("@", "{{", "__", "/path/to/", "YOUR", "/Users/", "ME");

  @Override
  public String code() {
    return "LP116";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.texts().filter(text -> mayBe(text.value())).flatMap(this::findings);
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

  private Stream<Finding> findings(Text text) {
    Matcher found = PLACEHOLDER.matcher(text.value());
    return found.find() ? Stream.of(finding(text, found.group())) : Stream.empty();
  }

  private Finding finding(Text text, String placeholder) {
    return warning(
        text.position(),
        "\"" + placeholder + "\" in " + text.key() + " looks like a placeholder",
        "write what belongs there; launchd takes it as it stands");
  }
}
