package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Reason;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.file.Trust;
import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Property lists as launchctl(1) takes them. */
final class JobFile {
  private static final int OTHERS_WRITE = 022;

  private JobFile() {}

  /** The files that a path stands for: itself or, if it is a folder, the property lists in it. */
  static List<Path> in(Path path) {
    if (!Files.isDirectory(path)) {
      return List.of(path);
    }
    try (Stream<Path> files = Files.list(path)) {
      return files.filter(file -> file.toString().endsWith(".plist")).sorted().toList();
    } catch (IOException e) {
      return List.of(path); // reading it will report why
    }
  }

  /** The same name for a file, however its path is written. */
  static Path name(Path plist) {
    return plist.toAbsolutePath().normalize();
  }

  /** As {@link #read}, but refuses a file that launchd would not load. */
  static Job load(Path plist, Consumer<Notice> ignored) throws LaunchctlException {
    Path real;
    try {
      real = plist.toRealPath();
    } catch (IOException e) {
      throw unreadable(plist, e);
    }
    checkFolders(real); // so that what is read is what was checked
    checkOwner(real);
    return read(real, ignored);
  }

  private static void checkFolders(Path plist) throws LaunchctlException {
    try {
      Trust.checkFolders(plist);
    } catch (IOException e) {
      throw LaunchctlException.bootstrap(
          LaunchctlException.PERMISSIONS, plist + ": " + Reason.of(e));
    }
  }

  // launchctl(1), load: owned by root or, in a user's domain, by the user, and not writable by
  // group or others.
  private static void checkOwner(Path plist) throws LaunchctlException {
    try {
      int owner = (int) Files.getAttribute(plist, "unix:uid");
      int mode = (int) Files.getAttribute(plist, "unix:mode") & 07777;
      if (owner != 0 && owner != Accounts.currentUid()) {
        throw LaunchctlException.bootstrap(
            LaunchctlException.PERMISSIONS,
            "%s belongs to uid %d, which is neither root nor you; run chown"
                .formatted(plist, owner));
      }
      if ((mode & OTHERS_WRITE) != 0) {
        throw LaunchctlException.bootstrap(
            LaunchctlException.PERMISSIONS,
            "%s has mode %04o, so others than its owner may write to it; run chmod go-w"
                .formatted(plist, mode));
      }
    } catch (LaunchctlException e) {
      throw e;
    } catch (IOException e) {
      throw unreadable(plist, e);
    }
  }

  /** The label, whoever owns the file. */
  static String label(Path plist) throws LaunchctlException {
    return read(plist, notice -> {}).label();
  }

  /**
   * The job, whoever owns the file.
   *
   * @param ignored gets what has a wrong type
   */
  static Job read(Path plist, Consumer<Notice> ignored) throws LaunchctlException {
    try {
      PlistDictionary keys = PlistFile.read(plist);
      if (!has(keys, "Label")) {
        throw LaunchctlException.bootstrap(LaunchctlException.NO_LABEL, plist + " has no Label");
      }
      if (!has(keys, "Program") && !has(keys, "ProgramArguments")) {
        throw LaunchctlException.bootstrap(
            LaunchctlException.NO_PROGRAM, plist + " has neither Program nor ProgramArguments");
      }
      return Job.asLaunchdReads(keys, (key, wrong) -> ignored.accept(Notice.ofIgnored(key, wrong)));
    } catch (PlistException e) {
      throw unreadable(plist, e);
    }
  }

  /** Whatever its case: launchd-842, core.c:2387. */
  private static boolean has(PlistDictionary keys, String key) {
    return keys.entries().stream().anyMatch(entry -> entry.key().equalsIgnoreCase(key));
  }

  private static LaunchctlException unreadable(Path plist, IOException cause) {
    return LaunchctlException.bootstrap(
        LaunchctlException.EIO, "%s: %s".formatted(plist, Reason.of(cause)));
  }
}
