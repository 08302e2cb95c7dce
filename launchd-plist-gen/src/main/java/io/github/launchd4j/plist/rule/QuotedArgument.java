package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** No shell reads ProgramArguments: quotes reach the program as they stand. */
final class QuotedArgument implements Rule {

  @Override
  public String code() {
    return "LP501";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return CommandLine.of(job).words().stream()
        .filter(word -> isQuoted(word.value()))
        .map(
            word ->
                warning(
                    word.position(),
                    "the argument \""
                        + word.value()
                        + "\" has quotes, and no shell that takes them off",
                    "leave them out: each <string> is one argument, spaces included"));
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
