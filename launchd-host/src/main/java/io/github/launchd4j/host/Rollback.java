package io.github.launchd4j.host;

import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What becomes of an upgrade that fails: the former file comes back, if it can. For one run. */
final class Rollback {

  /** How far the upgrade has come. */
  private enum Stage {
    /** Nothing that launchd knows has changed. */
    STAGING,
    /** The job has been told to stop, or is about to be. */
    STOPPING,
    /** launchd has no job, or the new one. */
    STOPPED
  }

  private final ServiceTarget installed;
  private final InstallRecord record;
  private final LaunchctlSteps commands;
  private Stage stage = Stage.STAGING;
  private @Nullable Rescue rescue;
  private @Nullable Closeable lock;

  Rollback(ServiceTarget installed, InstallRecord record, LaunchctlSteps commands) {
    this.installed = installed;
    this.record = record;
    this.commands = commands;
  }

  void begin() throws IOException {
    lock = record.lock();
    String name = UUID.randomUUID().toString();
    record.begin(name);
    rescue = installed.launchctl().legacy() ? null : Rescue.start(installed, record, name);
  }

  void stopping() {
    stage = Stage.STOPPING;
  }

  void stopped() {
    stage = Stage.STOPPED;
  }

  /** The upgrade is done: there is nothing to undo, and nothing to watch over. */
  void end() throws IOException {
    record.end();
    if (rescue != null) {
      rescue.release();
    }
    unlock();
  }

  private void unlock() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  /** What is to be thrown, after all that could be done. */
  IOException after(IOException failure) throws IOException {
    return switch (stage) {
      case STAGING -> unchanged(failure);
      case STOPPING -> afterStop(failure);
      case STOPPED -> bringBack(failure);
    };
  }

  /** launchctl's number means that it refused to stop the job. */
  private IOException afterStop(IOException failure) throws IOException {
    boolean refused = failure instanceof InstallException known && known.number().isPresent();
    return refused && look() == Loaded.YES ? unchanged(failure) : goOnAlone(failure);
  }

  private IOException unchanged(IOException failure) throws IOException {
    if (lock != null) {
      end();
    }
    return failure;
  }

  private IOException bringBack(IOException failure) throws IOException {
    if (Files.notExists(record.former())) {
      return goOnAlone(failure);
    }
    try {
      if (look() == Loaded.YES) {
        run(commands.takeOut());
      }
      FileContent former = FileContent.of(record.former()).orElseThrow();
      new PlistCopy(former, record.staged(), installed.destination().isSystem()).write();
      record.place(installed.file());
      run(commands.putBack());
    } catch (IOException again) {
      failure.addSuppressed(again);
      return goOnAlone(
          InstallException.with(
              failure, "the former file could not be loaded either: " + again.getMessage()));
    }
    end();
    return InstallException.with(failure, "the former file is in its place and loaded again");
  }

  /** The job may still come to its end: then it is loaded again. */
  private IOException goOnAlone(IOException failure) throws IOException {
    unlock();
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

  private static void run(Iterable<Step> steps) throws IOException {
    for (Step step : steps) {
      step.action().run();
    }
  }

  private Loaded look() {
    return installed.launchctl().look(installed.destination(), installed.label()).loaded();
  }
}
