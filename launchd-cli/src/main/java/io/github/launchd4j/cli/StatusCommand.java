package io.github.launchd4j.cli;

import io.github.launchd4j.host.JobStatus;
import io.github.launchd4j.host.Problem;
import io.github.launchd4j.host.ServiceTarget;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.json.Json;
import io.github.launchd4j.plist.json.JsonWriter;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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

  /** The names are those of the option. */
  @SuppressWarnings("MemberName") // the option's words
  enum Format {
    text,
    json
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format = Format.text;

  private final List<PlistDictionary> all = new ArrayList<>();

  StatusCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int code = jobs.forEach(terminal, this::tell);
    if (format == Format.json) {
      terminal.out().print(JsonWriter.write(new PlistArray(all)));
    }
    return code;
  }

  private int tell(ServiceTarget job, Optional<Path> file) throws IOException {
    JobStatus status = job.status(file);
    if (format == Format.json) {
      all.add(json(status));
    } else {
      List<String> lines = status.lines();
      terminal.out().println(OneLine.disarmed(lines.get(0)));
      lines.subList(1, lines.size()).forEach(line -> terminal.out().println("  " + line));
    }
    return status.isInstalled() ? Launchd4j.OK : Launchd4j.FINDINGS;
  }

  /** What is not known is left out. */
  private static PlistDictionary json(JobStatus status) {
    Json json =
        new Json()
            .put("target", status.target())
            .put("installed", status.isInstalled())
            .put("file", status.file().toString())
            .put("fileState", status.fileState().name().toLowerCase(Locale.ROOT))
            .put("disabled", status.disabled());
    status.loaded().ifPresent(loaded -> json.put("loaded", loaded));
    status.state().ifPresent(state -> json.put("state", state));
    status.pid().ifPresent(pid -> json.put("pid", pid));
    status.lastExit().ifPresent(code -> json.put("lastExitCode", code));
    status.lastSignal().ifPresent(signal -> json.put("lastSignal", signal));
    status.outdated().ifPresent(command -> json.put("loadedCommand", command));
    if (!status.causes().isEmpty()) {
      json.put(
          "causes", status.causes().stream().map(Problem::message).map(PlistString::new).toList());
    }
    return json.toPropertyList();
  }
}
