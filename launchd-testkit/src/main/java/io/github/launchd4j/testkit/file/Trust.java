package io.github.launchd4j.testkit.file;

import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * Whether somebody other than root can put another file in the place of one that root is about to
 * make, to change or to read. Every folder and link on the way must belong to root, and no folder
 * may be writable by others, unless it is sticky: there nobody can replace what belongs to root.
 */
public final class Trust {
  private static final int STICKY = 01000;
  private static final int GROUP_WRITES = 020;
  private static final int OTHERS_WRITE = 02;
  // root or wheel, and daemon: nobody logs in with these. On macOS, daemon may write to /var/run
  // (inferred).
  private static final int LAST_GROUP_OF_THE_SYSTEM = 1;
  private static final int MOST_LINKS = 32; // MAXSYMLINKS, xnu, bsd/sys/param.h

  private Trust() {}

  /**
   * Checks the folders above a file, if this process is root.
   *
   * @throws java.nio.file.NoSuchFileException if one of them is not there
   * @throws IOException if somebody else can change one of them; the message says who and what
   */
  public static void checkFolders(Path file) throws IOException {
    if (Accounts.isRoot()) {
      Path absolute = file.toAbsolutePath();
      check(absolute.getParent() == null ? absolute : absolute.getParent(), MOST_LINKS);
    }
  }

  private static void check(Path folder, int links) throws IOException {
    Path reached = folder.getRoot();
    for (Path name : folder) {
      checkOne(reached);
      reached = name.toString().equals("..") ? reached.toRealPath() : reached;
      reached = reached.resolve(name);
      if (Files.isSymbolicLink(reached)) {
        checkOwner(reached);
        if (links == 0) {
          throw new IOException("\"%s\" has too many links".formatted(folder));
        }
        check(reached.resolveSibling(Files.readSymbolicLink(reached)), links - 1);
      }
    }
    checkOne(reached);
  }

  private static void checkOne(Path folder) throws IOException {
    if (Files.isSymbolicLink(folder)) {
      return; // checked, as is what it leads to
    }
    checkOwner(folder);
    int mode = attribute(folder, "mode");
    boolean group = attribute(folder, "gid") > LAST_GROUP_OF_THE_SYSTEM;
    int others = OTHERS_WRITE | (group ? GROUP_WRITES : 0);
    if ((mode & others) != 0 && (mode & STICKY) == 0) {
      throw refused(folder, "may be written by others (mode %04o)".formatted(mode & 07777));
    }
  }

  private static void checkOwner(Path path) throws IOException {
    int owner = attribute(path, "uid");
    if (owner != 0) {
      throw refused(path, "belongs to uid " + owner);
    }
  }

  private static int attribute(Path path, String name) throws IOException {
    return (int) Files.getAttribute(path, "unix:" + name, LinkOption.NOFOLLOW_LINKS);
  }

  private static IOException refused(Path path, String why) {
    return new IOException(
        "\"%s\" %s, so somebody else could replace what root uses there; use a folder that only root can change, or run the emulator without root"
            .formatted(path, why));
  }
}
