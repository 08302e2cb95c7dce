package io.github.launchd4j.testkit.socket;

import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.file.Trust;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.FileModes;
import io.github.launchd4j.testkit.jna.Sockets;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.OptionalInt;

/** The file of a Unix socket that the emulator made. */
public record SocketFile(Path path, Object inode) {
  // Read in the launchd of iOS 18.2, not confirmed on a Mac; launchd-842 had 0700.
  private static final int DEFAULT_MODE = 0666;
  // A mode may be written with the file type in it, as CUPS does (0140777).
  private static final int MODE_BITS = 07777;

  /**
   * Binds, replacing a file that is there, and sets mode, group and owner, without following a link
   * that somebody may put there meanwhile. The parent folder must exist, and for root it must be
   * one that only root can change.
   */
  public static SocketFile bind(int fd, UnixDomainSocketAddress address, SocketEntry entry)
      throws IOException {
    Path path = address.getPath();
    Trust.checkFolders(path);
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(path);
    }
    Sockets.bind(fd, address);
    SocketFile file = at(path);
    try {
      file.apply(entry);
      return file;
    } catch (IOException | RuntimeException e) {
      file.remove();
      throw e;
    }
  }

  /** The file that is at a path now. */
  public static SocketFile at(Path path) throws IOException {
    return new SocketFile(path, inode(path));
  }

  private void apply(SocketEntry entry) throws IOException {
    FileModes.set(path, entry.sockPathMode().orElse(DEFAULT_MODE) & MODE_BITS);
    if (!Accounts.isRoot()) {
      return; // NotEmulated reports it
    }
    // The owner last: in /tmp, what belongs to root can be replaced by nobody else.
    set("unix:gid", entry.sockPathGroup());
    set("unix:uid", entry.sockPathOwner());
  }

  private void set(String attribute, OptionalInt value) throws IOException {
    if (value.isPresent()) {
      Files.setAttribute(path, attribute, value.getAsInt(), LinkOption.NOFOLLOW_LINKS);
    }
  }

  /** Unlinks the file, unless another has taken its place. */
  public void remove() throws IOException {
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS) && inode(path).equals(inode)) {
      Files.deleteIfExists(path);
    }
  }

  private static Object inode(Path path) throws IOException {
    return Files.getAttribute(path, "unix:ino", LinkOption.NOFOLLOW_LINKS);
  }
}
