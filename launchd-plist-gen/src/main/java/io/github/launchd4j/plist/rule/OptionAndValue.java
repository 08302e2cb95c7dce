package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An option and its value in one string are one argument, which hardly any program takes apart. */
final class OptionAndValue implements Rule {

  private static final Pattern OPTION_AND_VALUE =
      Pattern.compile("--?[A-Za-z][A-Za-z0-9_-]*[ \\t]+\\S.*", Pattern.DOTALL);

  @Override
  public String code() {
    return "LP504";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return CommandLine.of(job).words().stream()
        .filter(word -> OPTION_AND_VALUE.matcher(word.value().strip()).matches())
        .map(
            word ->
                warning(
                    word.position(),
                    "the argument \"" + word.value() + "\" is an option and its value in one",
                    "give each a <string> of its own"));
  }
}
