package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.CommandLine;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/**
 * launchd.plist(5): no shell reads ProgramArguments, and without EnableGlobbing nothing expands a
 * pattern.
 */
final class UnexpandedArgument implements Rule {

  @Override
  public Code code() {
    return Code.LP508;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> program = Walk.program(of.job());
    if (program.isPresent()
        && program.get().value().startsWith("/")
        && UnexpandedVariable.isIn(program.get().value())) {
      found.error(
          program.get().position(),
          "the program \"" + program.get().value() + "\" does not exist: nothing expands it",
          "write the path itself; launchd expands no $VARIABLES");
    }
    boolean globs = Walk.flag(of.job(), "EnableGlobbing", true).isPresent();
    for (PlistString word : of.command().words()) {
      if (UnexpandedVariable.isIn(word.value())
          || isCommand(word.value())
          || (!globs && isPattern(word.value(), of.command()))) {
        found.warning(
            word.position(),
            "the argument \""
                + word.value()
                + "\" reaches the program unchanged: nothing expands it",
            "write the value itself, or run the command with /bin/sh -c; EnableGlobbing"
                + " expands ~ and *");
      }
    }
  }

  /** What a shell would run first: {@code `date`}. */
  private static boolean isCommand(String word) {
    int tick = word.indexOf('`');
    return tick >= 0 && word.indexOf('`', tick + 2) > 0;
  }

  /**
   * A path of java's may hold an asterisk: the class path. What follows a comma is a pattern for
   * the program, as in dnsmasq's {@code --conf-dir=/etc/dnsmasq.d,*.conf}.
   */
  private static boolean isPattern(String word, CommandLine command) {
    return word.startsWith("~/")
        || word.contains("=~/")
        || (word.startsWith("/")
            && word.contains("*")
            && !word.contains(",*")
            && !command.isJava());
  }
}
