package io.github.launchd4j.host;

import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.ShellText;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.PlistException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What is known about an installed job. Process, state and last exit come from the text of {@code
 * launchctl print}, which is "NOT API in any sense" (launchctl(1)): what a later macOS words
 * differently is absent.
 *
 * @param target {@code system/com.example.web}
 * @param file the path of its file, installed or not
 * @param fileState the state of that file
 * @param loaded whether launchd has the job; empty if launchctl cannot be run
 * @param disabled whether its label is disabled
 * @param state launchd's word: running, waiting, not running
 * @param pid its process id while it runs
 * @param lastExit its last exit code
 * @param lastSignal the signal that last ended it
 * @param outdated what launchd runs, if that is not what the installed file says: it was changed
 *     after it was loaded
 * @param causes what this machine lacks, if the last exit says that the job could not start
 */
public record JobStatus(
    String target,
    Path file,
    FileState fileState,
    Optional<Boolean> loaded,
    boolean disabled,
    Optional<String> state,
    OptionalInt pid,
    OptionalInt lastExit,
    OptionalInt lastSignal,
    Optional<String> outdated,
    List<Problem> causes) {

  static JobStatus of(
      ServiceTarget job, FileState fileState, LaunchctlPrint printed, boolean disabled) {
    return new JobStatus(
        job.destination().target(job.label()),
        job.file(),
        fileState,
        printed.loaded() == Loaded.UNKNOWN
            ? Optional.empty()
            : Optional.of(printed.loaded() == Loaded.YES),
        disabled,
        printed.state(),
        printed.pid(),
        printed.lastExit(),
        printed.lastSignal(),
        outdated(job, printed),
        ExitCauses.of(job, printed, printed.lastExit()));
  }

  private static Optional<String> outdated(ServiceTarget job, LaunchctlPrint printed) {
    String holds = String.join(" ", printed.arguments());
    return FileContent.of(job.file())
        .flatMap(JobStatus::command)
        .filter(command -> !holds.isEmpty() && !command.equals(holds))
        .map(command -> holds);
  }

  /** The words of a file in one line, as print shows them in several. */
  private static Optional<String> command(FileContent file) {
    try {
      List<String> words = Job.from(file.tree()).programArguments();
      return words.isEmpty()
          ? Optional.empty()
          : Optional.of(String.join(" ", words.stream().map(String::strip).toList()));
    } catch (PlistException e) {
      return Optional.empty();
    }
  }

  /** Whether launchd has the job, from the right file. */
  public boolean isInstalled() {
    return fileState == FileState.PRESENT
        && loaded.orElse(false)
        && !disabled
        && outdated.isEmpty();
  }

  /** The status in words, one line each; control characters are escapes. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(target + ": " + loadedInWords());
    lines.add("file: " + file + ", " + fileState);
    if (disabled) {
      lines.add("disabled: launchd refuses it until launchctl enable " + ShellText.quote(target));
    }
    state.ifPresent(
        word -> lines.add("state: " + word + (pid.isPresent() ? ", pid " + pid.getAsInt() : "")));
    lastExit.ifPresent(
        code -> lines.add("last exit code: " + code + ", " + LastExit.meaningOfCode(code)));
    lastSignal.ifPresent(
        signal -> lines.add("last signal: " + signal + ", " + LastExit.meaningOfSignal(signal)));
    for (Problem cause : causes) {
      lines.add("likely cause: " + cause.message());
      lines.add("  help: " + cause.help());
    }
    outdated.ifPresent(
        command ->
            lines.add(
                "launchd still runs "
                    + command
                    + ": the file was changed after it was loaded;"
                    + " install it again"));
    return lines.stream().map(OneLine::escaped).toList();
  }

  private String loadedInWords() {
    if (loaded.isEmpty()) {
      return "unknown, because launchctl cannot be run here";
    }
    return loaded.get() ? "loaded" : "not loaded";
  }
}
