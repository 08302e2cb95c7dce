package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.regex.Pattern;

/** The whole string is the name of the file to run (execvp(3)). */
final class CommandInOneString implements Rule {

  @Override
  public Code code() {
    return Code.LP503;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistString> program = Walk.program(of.job());
    if (program.isPresent() && isCommandLine(program.get().value())) {
      found.warning(
          program.get().position(),
          "the program \"" + program.get().value() + "\" looks like a whole command line",
          "write each argument as a <string> of its own in ProgramArguments");
    }
  }

  private static boolean isCommandLine(String program) {
    String line = program.replace('\t', ' ');
    return (line.contains(" -") || line.contains(" /"))
        && Words.MORE_THAN_A_PATH.matcher(program).find();
  }

  /** Compiled for programs with a blank before an option or a path. */
  private static final class Words {
    static final Pattern MORE_THAN_A_PATH = Pattern.compile("\\S[ \\t]+[-/]");
  }
}
