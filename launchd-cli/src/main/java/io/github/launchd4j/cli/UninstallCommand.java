package io.github.launchd4j.cli;

import io.github.launchd4j.host.Installer;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Takes jobs out of launchd. */
@Command(
    name = "uninstall",
    description = {
      "Uninstalls jobs from launchd: stops them, waits until they have ended, and"
          + " removes the installed files.",
      "Without root, prints the commands to run with sudo."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class UninstallCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private JobArguments jobs = new JobArguments();

  @Option(names = "--dry-run", description = "print what would be done, but do nothing")
  private boolean dryRun;

  UninstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return jobs.forEach(
        terminal,
        (job, file) -> {
          TerminalListener told = new TerminalListener(terminal);
          Installer procedure = new Installer(dryRun, false, "", told);
          return told.code(procedure, procedure.uninstall(job));
        });
  }
}
