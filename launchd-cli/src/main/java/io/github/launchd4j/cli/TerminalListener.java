package io.github.launchd4j.cli;

import io.github.launchd4j.host.Installer;
import io.github.launchd4j.host.Problem;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.Severity;
import java.util.List;
import java.util.Optional;

/** Prints what a procedure tells, and gives its exit code. */
final class TerminalListener implements Installer.Listener {
  private final Terminal terminal;
  private boolean errors;

  TerminalListener(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void problem(Problem problem) {
    problem.toString().lines().map(OneLine::disarmed).forEach(terminal.out()::println);
    errors |= problem.severity() == Severity.ERROR;
  }

  @Override
  public void info(String line) {
    terminal.out().println(OneLine.disarmed(OneLine.escaped(line)));
  }

  @Override
  public void difference(String diff) {
    Differences.print(terminal, diff);
  }

  @Override
  public void show(String title, List<String> commands) {
    info(title);
    commands.forEach(command -> info("  " + command));
  }

  /** For a procedure that was refused, or not. */
  int code(Installer procedure, Optional<Installer.Refusal> refusal) {
    if (refusal.isEmpty()) {
      return procedure.dryRun() && errors ? Launchd4j.FINDINGS : Launchd4j.OK;
    }
    terminal.err().println("launchd4j: " + OneLine.escapedLines(refusal.get().message()));
    return refusal.get().needsRoot() ? Launchd4j.TROUBLE : Launchd4j.FINDINGS;
  }
}
