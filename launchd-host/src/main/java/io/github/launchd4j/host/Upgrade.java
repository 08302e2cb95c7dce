package io.github.launchd4j.host;

import io.github.launchd4j.plist.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
  private final Rollback rollback;

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
    this.rollback = new Rollback(installed, record, commands);
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
    steps.add(Step.silent(rollback::stopping));
    if (loaded || record.isUnfinished()) { // a rescue may have loaded it by then
      steps.addAll(commands.takeOut());
    }
    steps.add(
        step(List.of("mv", record.staged().toString(), installed.file().toString()), this::place));
    steps.addAll(commands.putIn());
    steps.add(
        step(
            List.of("rm", "-f", record.former().toString(), record.journal().toString()),
            this::end));
    return new Plan(steps, this::noted, rollback::after);
  }

  private void begin() throws IOException {
    rollback.begin();
  }

  private void keep() throws IOException {
    Optional<FileContent> former = FileContent.of(installed.file());
    if (former.isPresent()) {
      new PlistCopy(former.get(), record.former(), rootOwned()).write();
    }
  }

  private void place() throws IOException {
    rollback.stopped();
    record.place(installed.file());
  }

  private void end() throws IOException {
    new PlistCopy(given, record.last(), rootOwned()).write();
    rollback.end();
  }

  private void noted(String command) throws IOException {
    if (record.isUnfinished()) {
      record.note(command);
    }
  }

  private boolean rootOwned() {
    return installed.destination().isSystem();
  }

  private boolean isThere() {
    return Files.exists(installed.file(), LinkOption.NOFOLLOW_LINKS);
  }

  private static Step step(List<String> words, Step.Action action) {
    return Step.of(ShellText.line(words), action);
  }
}
