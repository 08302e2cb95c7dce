package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;

/** No shell reads ProgramArguments: quotes reach the program as they stand. */
final class QuotedArgument implements Rule {

  @Override
  public Code code() {
    return Code.LP501;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistString word : of.command().words()) {
      if (isQuoted(word.value())) {
        found.warning(
            word.position(),
            "the argument \"" + word.value() + "\" has quotes, but no shell removes them",
            "remove them: each <string> is one argument, including its spaces");
      }
    }
  }

  private static boolean isQuoted(String word) {
    String value = word.startsWith("-") ? word.substring(word.indexOf('=') + 1) : word.strip();
    boolean json = word.startsWith("{") || word.startsWith("[");
    return isBetween(value, '"') || isBetween(value, '\'') || (!json && word.contains("\\\""));
  }

  private static boolean isBetween(String value, char quote) {
    return value.length() > 1
        && value.charAt(0) == quote
        && value.charAt(value.length() - 1) == quote;
  }
}
