package io.github.launchd4j.cli;

import io.github.launchd4j.host.JobStatus;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Tells how installed jobs are. */
@Command(
    name = "status",
    description = {
      "Shows the state of installed jobs: loaded or not, whether the installed file"
          + " is FILE, disabled or not, the last exit.",
      "Exit status 1: a job is not loaded or is disabled, or its file is missing or differs."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class StatusCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Mixin private JobArguments jobs = new JobArguments();

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    return jobs.forEach(
        terminal,
        (job, file) -> {
          JobStatus status = job.status(file);
          List<String> lines = status.lines();
          terminal.out().println(lines.get(0));
          lines.subList(1, lines.size()).forEach(line -> terminal.out().println("  " + line));
          return status.isInstalled() ? Launchd4j.OK : Launchd4j.FINDINGS;
        });
  }
}
