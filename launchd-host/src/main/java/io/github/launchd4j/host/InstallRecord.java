package io.github.launchd4j.host;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * What is kept of a job's installation, in {@code .launchd4j/LABEL} below the folder of the
 * installed file: launchd passes over names that begin with a dot (launchd-842, launchctl.c:1322),
 * and a file moves from there to its place at once.
 *
 * @param folder the folder
 */
record InstallRecord(Path folder) {
  private static final String NAME = ".launchd4j";

  static InstallRecord of(ServiceTarget job) {
    return new InstallRecord(job.destination().folder().resolve(NAME).resolve(job.label()));
  }

  /** The new file until it is put in place. */
  Path staged() {
    return folder.resolve("new.plist");
  }

  /** The file that was in place, from before the job is stopped until its successor is verified. */
  Path former() {
    return folder.resolve("old.plist");
  }

  /**
   * The file that was installed last, as it was given: by what the installed one differs from it,
   * that was changed by hand.
   */
  Path last() {
    return folder.resolve("last.plist");
  }

  /**
   * The steps taken of an upgrade that has not ended, a line each, below the name of the upgrade.
   */
  Path journal() {
    return folder.resolve("journal");
  }

  /** Whether an upgrade was begun and did not end. */
  boolean isUnfinished() {
    return Files.isRegularFile(journal(), LinkOption.NOFOLLOW_LINKS);
  }

  /** The last step that an unfinished upgrade took. */
  String lastStep() {
    try {
      List<String> lines = Files.readAllLines(journal());
      return lines.get(lines.size() - 1);
    } catch (IOException | IndexOutOfBoundsException e) {
      return "";
    }
  }

  /** Begins an upgrade. One that was interrupted gives way, and whoever watches over it. */
  void begin(String upgrade) throws IOException {
    try (DirectoryStream<Path> left = Files.newDirectoryStream(folder, ".*.tmp")) {
      for (Path file : left) {
        Files.deleteIfExists(file);
      }
    }
    Path fresh = folder.resolve("journal.tmp");
    Files.deleteIfExists(fresh);
    Files.writeString(fresh, upgrade + "\n", StandardOpenOption.CREATE_NEW);
    Files.move(fresh, journal(), StandardCopyOption.REPLACE_EXISTING);
  }

  /**
   * Keeps other installations away until what is returned is closed, or this process ends.
   *
   * @throws InstallException if one is at work
   */
  Closeable lock() throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // in this process
    }
    channel.close();
    throw new InstallException(
        "another installation is at work in " + folder + "; wait until it has ended");
  }

  private Path lockFile() {
    return folder.resolve("lock");
  }

  /** Puts the new file into its place, at once. */
  void place(Path file) throws IOException {
    Files.move(staged(), file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  void note(String step) throws IOException {
    Files.writeString(journal(), step + "\n", StandardOpenOption.APPEND);
  }

  /** Ends an upgrade: nothing is left to undo. */
  void end() throws IOException {
    Files.deleteIfExists(former());
    Files.deleteIfExists(staged());
    Files.deleteIfExists(journal());
    Files.deleteIfExists(lockFile());
  }

  /** Forgets the job. */
  void remove() throws IOException {
    end();
    Files.deleteIfExists(last());
    try {
      Files.deleteIfExists(folder);
      Files.deleteIfExists(folder.getParent());
    } catch (DirectoryNotEmptyException e) {
      // it has the records of other jobs too
    }
  }
}
