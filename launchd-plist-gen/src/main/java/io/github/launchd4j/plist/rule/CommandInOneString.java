package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The whole string is the name of the file to run (execvp(3)). */
final class CommandInOneString implements Rule {

  private static final Pattern MORE_THAN_A_PATH = Pattern.compile("\\S[ \\t]+[-/]");

  @Override
  public String code() {
    return "LP503";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.program(job).stream()
        .filter(program -> MORE_THAN_A_PATH.matcher(program.value()).find())
        .map(
            program ->
                warning(
                    program.position(),
                    "the program \"" + program.value() + "\" looks like a whole command line",
                    "give each argument a <string> of its own in ProgramArguments"));
  }
}
