package io.github.launchd4j.cli;

import io.github.launchd4j.host.Installer;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
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

  @Option(
      names = "--force",
      description = "also uninstall a job of that Label that runs another program than FILE")
  private boolean force;

  UninstallCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return jobs.forEach(
        terminal,
        (job, file) -> {
          TerminalListener told = new TerminalListener(terminal);
          Installer procedure = new Installer(dryRun, force, "--force", told);
          return told.code(
              procedure,
              file.isEmpty()
                  ? procedure.uninstall(job)
                  : procedure.uninstall(job, Job.from(PlistFile.read(file.get()))));
        });
  }
}
