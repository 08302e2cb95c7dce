package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Call;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
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
      tell(program.get(), found);
    } else if (of.calls().size() > 1 && of.calls().get(0).name().equals("env")) {
      checkEnv(of.calls(), found);
    }
  }

  /** env(1) looks for a program whose name has the blank in it. */
  private static void checkEnv(List<Call> calls, Findings found) {
    Call inner = calls.get(1);
    if (isCommandLine(inner.program().value())) {
      tell(inner.program(), found);
    }
  }

  private static void tell(PlistString program, Findings found) {
    String message = "the program \"" + program.value() + "\" looks like a whole command line";
    String help = "write each argument as a <string> of its own in ProgramArguments";
    if (Words.IN_BIN.matcher(program.value()).find()) {
      found.error(program.position(), message + ": there is no such file", help);
    } else {
      found.warning(program.position(), message, help);
    }
  }

  private static boolean isCommandLine(String program) {
    String line = program.strip().replace('\t', ' ');
    return line.indexOf(' ') > 0 && Words.COMMAND.matcher(line).find();
  }

  /** Compiled for programs with a blank. */
  private static final class Words {
    /** A program in a folder of programs, whose names have no blanks, and something after it. */
    static final Pattern IN_BIN = Pattern.compile("^[^ ]*/s?bin/[^/ \\t]+[ \\t]+\\S");

    /** That, or a name without a folder, or an option, an assignment or a path after a blank. */
    static final Pattern COMMAND =
        Pattern.compile(
            IN_BIN.pattern()
                + "|^[^/ \\t]+[ \\t]+\\S"
                + "|\\S[ \\t]+(?:[-/~$]|[A-Za-z_][A-Za-z0-9_]*=)");
  }
}
