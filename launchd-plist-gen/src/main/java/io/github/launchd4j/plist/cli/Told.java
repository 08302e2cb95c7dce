package io.github.launchd4j.plist.cli;

import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.install.Problem;
import io.github.launchd4j.plist.install.Procedure;
import java.util.List;
import java.util.Optional;

/** Prints what a procedure tells, and gives its exit code. */
final class Told implements Procedure.Listener {
  private final Terminal terminal;
  private boolean errors;

  Told(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void problem(Problem problem) {
    terminal.out().println(problem);
    errors |= problem.severity() == Severity.ERROR;
  }

  @Override
  public void info(String line) {
    terminal.out().println(line);
  }

  @Override
  public void show(String title, List<String> commands) {
    terminal.out().println(title);
    commands.forEach(command -> terminal.out().println("  " + command));
  }

  /** For a procedure that was refused, or not. */
  int code(Procedure procedure, Optional<Procedure.Refusal> refusal) {
    if (refusal.isEmpty()) {
      return procedure.dryRun() && errors ? LaunchdPlist.FINDINGS : LaunchdPlist.OK;
    }
    terminal.err().println("launchd-plist: " + refusal.get().message());
    return refusal.get().needsRoot() ? LaunchdPlist.TROUBLE : LaunchdPlist.FINDINGS;
  }
}
