package io.github.launchd4j.host;

import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.ShellText;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A job where it is installed, or would be. Immutable.
 *
 * @param label its Label
 * @param destination where
 * @param launchctl how to ask
 */
public record ServiceTarget(String label, DomainTarget destination, Launchctl launchctl) {

  /**
   * Names a job, and asks nothing yet.
   *
   * @throws IllegalArgumentException if the label is not a file name: it could lead out of the
   *     folder
   */
  public ServiceTarget {
    if (!PlistFile.isNameOfFile(label)) {
      throw new IllegalArgumentException("the Label \"" + label + "\" is not a file name");
    }
  }

  /** Where its file is. */
  public Path file() {
    return destination.file(label);
  }

  /**
   * Whether only root may change it, and this process does not run as root.
   *
   * @throws IOException if id(1) cannot be run
   */
  public boolean needsRoot() throws IOException {
    return destination.isSystem() && !new IdCommand(launchctl.runner()).self().isRoot();
  }

  /**
   * The status of the job now.
   *
   * @param generated the file that should be installed, to compare with
   */
  public JobStatus status(Optional<Path> generated) {
    return JobStatus.of(
        this,
        FileState.of(file(), generated),
        launchctl.look(destination, label),
        !launchctl.legacy() && launchctl.isDisabled(destination, label));
  }

  /** Stops the job, waits until launchd no longer has it, and removes the file. */
  public Plan uninstallPlan() {
    List<Step> steps = new ArrayList<>();
    LaunchctlPrint printed = launchctl.look(destination, label);
    if (printed.loaded() != Loaded.NO) {
      Duration patience = Waiting.forEndOf(this, printed, PlistDictionary.EMPTY);
      steps.addAll(new LaunchctlSteps(this, patience, () -> {}).takeOut());
    }
    if (Files.exists(file(), LinkOption.NOFOLLOW_LINKS)) {
      steps.add(Step.of(ShellText.line(List.of("rm", file().toString())), this::remove));
      steps.add(Step.silent(InstallRecord.of(this)::remove));
    }
    return new Plan(steps);
  }

  /** What the installed file runs, if that is something else than what a job runs. */
  Optional<String> runsOtherThan(Job job) {
    return FileContent.of(file())
        .flatMap(Successor::runs)
        .filter(other -> !other.equals(Successor.runs(job)));
  }

  private void remove() throws IOException {
    Files.deleteIfExists(file());
  }
}
