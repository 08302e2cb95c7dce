package io.github.launchd4j.host;

import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import io.github.launchd4j.plist.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Puts a new file in the place of an installed one, so that the service is not lost: the new one is
 * staged before the job is stopped, the former is kept until the new one has been verified, and
 * comes back if that fails. A journal tells the next installation where this one ended, and {@link
 * Rescue} loads a job if this process dies while launchd has none. For one run.
 */
final class Upgrade {
  private final ServiceTarget installed;
  private final FileContent content;
  private final FileContent given;
  private final String source;
  private final LaunchctlSteps commands;
  private final InstallRecord record;
  private final boolean loaded;
  private final String name = UUID.randomUUID().toString();

  private boolean stopped;
  private @Nullable Rescue rescue;

  /**
   * An upgrade.
   *
   * @param content what is to be installed
   * @param given what the new file holds: without what was changed by hand in the installed one
   * @param source the new file, as the commands name it
   * @param loaded whether launchd has the job now
   */
  Upgrade(
      ServiceTarget installed,
      FileContent content,
      FileContent given,
      String source,
      LaunchctlSteps commands,
      boolean loaded) {
    this.installed = installed;
    this.content = content;
    this.given = given;
    this.source = source;
    this.commands = commands;
    this.record = InstallRecord.of(installed);
    this.loaded = loaded;
  }

  Plan plan() {
    List<Step> steps = new ArrayList<>();
    steps.add(step(List.of("mkdir", "-p", record.folder().toString()), this::begin));
    if (isThere() && Files.notExists(record.former())) {
      steps.add(
          step(
              List.of("cp", "-p", installed.file().toString(), record.former().toString()),
              this::keep));
    }
    steps.add(
        step(
            PlistCopy.words(rootOwned(), source, record.staged()),
            new PlistCopy(content, record.staged(), rootOwned())::write));
    if (loaded) {
      steps.addAll(commands.takeOut());
    }
    steps.add(
        step(List.of("mv", record.staged().toString(), installed.file().toString()), this::place));
    steps.addAll(commands.putIn());
    steps.add(
        step(
            List.of("rm", "-f", record.former().toString(), record.journal().toString()),
            this::end));
    return new Plan(steps, this::noted, this::failed);
  }

  private void begin() throws IOException {
    record.begin(name);
    rescue = installed.launchctl().legacy() ? null : Rescue.start(installed, record, name);
  }

  private void keep() throws IOException {
    Optional<FileContent> former = FileContent.of(installed.file());
    if (former.isPresent()) {
      new PlistCopy(former.get(), record.former(), rootOwned()).write();
    }
  }

  private void place() throws IOException {
    stopped = true;
    move(record.staged());
  }

  private void end() throws IOException {
    new PlistCopy(given, record.last(), rootOwned()).write();
    record.end();
    release();
  }

  private void noted(String command) throws IOException {
    if (record.isUnfinished()) {
      record.note(command);
    }
  }

  /** What is to be thrown, after all that could be done. */
  private IOException failed(IOException failure) throws IOException {
    if (!stopped && look() != Loaded.NO) {
      return failure instanceof InstallException known && known.number().isPresent()
          ? giveUp(failure)
          : goOnAlone(failure);
    }
    if (Files.notExists(record.former())) {
      return goOnAlone(failure);
    }
    try {
      if (look() == Loaded.YES) {
        run(commands.takeOut());
      }
      new PlistCopy(FileContent.of(record.former()).orElseThrow(), installed.file(), rootOwned())
          .write();
      run(commands.putBack());
    } catch (IOException again) {
      failure.addSuppressed(again);
      return InstallException.with(
          failure, "the former file could not be loaded either: " + again.getMessage());
    }
    record.end();
    release();
    return InstallException.with(failure, "the former file is in its place and loaded again");
  }

  /** launchctl refused to stop the job: all is as it was. */
  private IOException giveUp(IOException failure) throws IOException {
    record.end();
    release();
    return failure;
  }

  /** The job may still come to its end: then it is loaded again. */
  private IOException goOnAlone(IOException failure) throws IOException {
    if (rescue == null) {
      return failure;
    }
    rescue.leave();
    return InstallException.with(
        failure,
        "a shell in the background loads "
            + installed.file()
            + " if launchd no longer has the job within an hour");
  }

  private void release() throws IOException {
    if (rescue != null) {
      rescue.release();
    }
  }

  private static void run(List<Step> steps) throws IOException {
    for (Step step : steps) {
      step.action().run();
    }
  }

  private void move(Path from) throws IOException {
    Files.move(
        from,
        installed.file(),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private boolean rootOwned() {
    return installed.destination().isSystem();
  }

  private boolean isThere() {
    return Files.exists(installed.file(), LinkOption.NOFOLLOW_LINKS);
  }

  private Loaded look() {
    return installed.launchctl().look(installed.destination(), installed.label()).loaded();
  }

  private static Step step(List<String> words, Step.Action action) {
    return Step.of(ShellText.line(words), action);
  }
}
