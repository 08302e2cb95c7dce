package io.github.launchd4j.cli;

import io.github.launchd4j.host.ServiceTarget;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Installed jobs, named by their files or their labels. */
final class JobArguments {

  @Mixin private LaunchctlOptions options = new LaunchctlOptions();

  @Parameters(paramLabel = "FILE", description = "the property list of the job")
  private List<String> files = List.of();

  @Option(
      names = "--label",
      paramLabel = "LABEL",
      description = "the Label of the job, instead of a file; repeatable")
  private List<String> labels = List.of();

  /** What is done with one job, and the exit code for it. */
  interface Action {
    int run(ServiceTarget job, Optional<Path> file) throws IOException;
  }

  /** The worst of the exit codes. */
  int forEach(Terminal terminal, Action action) throws IOException {
    if (files.isEmpty() && labels.isEmpty()) {
      throw new UsageException("name a job with its FILE or with --label LABEL");
    }
    int code = Launchd4j.OK;
    for (String label : labels) {
      code = Math.max(code, action.run(job(label), Optional.empty()));
    }
    for (String file : files) {
      code = Math.max(code, run(terminal, file, action));
    }
    return code;
  }

  private int run(Terminal terminal, String file, Action action) throws IOException {
    Path path = Path.of(file);
    try {
      return action.run(job(Job.from(PlistFile.read(path)).label()), Optional.of(path));
    } catch (PlistException e) {
      return Inputs.report(terminal, file, e);
    }
  }

  private ServiceTarget job(String label) throws IOException {
    try {
      return new ServiceTarget(label, options.destination(), options.launchctl());
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()));
    }
  }
}
