package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * launchd.plist(5): no shell reads ProgramArguments, and without EnableGlobbing nothing expands a
 * pattern.
 */
final class UnexpandedArgument implements Rule {

  private static final Pattern VARIABLE = Pattern.compile("\\$(?:[A-Za-z_{(])|`[^`]+`");
  private static final Pattern HOME = Pattern.compile("(?:^|=)~/");

  @Override
  public String code() {
    return "LP508";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    CommandLine command = CommandLine.of(job);
    boolean globs = Walk.flag(job, "EnableGlobbing", true).isPresent();
    return command.words().stream()
        .filter(
            word ->
                VARIABLE.matcher(word.value()).find()
                    || (!globs && HOME.matcher(word.value()).find())
                    || (!globs && !command.isJava() && isPattern(word.value())))
        .map(this::finding);
  }

  private static boolean isPattern(String word) {
    return word.startsWith("/") && word.contains("*");
  }

  private Finding finding(PlistString word) {
    return warning(
        word.position(),
        "the argument \""
            + word.value()
            + "\" reaches the program as it stands: nothing expands it",
        "write out what it stands for, or run the command by /bin/sh -c; EnableGlobbing expands"
            + " ~ and *");
  }
}
