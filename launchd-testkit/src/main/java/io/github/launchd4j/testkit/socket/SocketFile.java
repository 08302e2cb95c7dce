package io.github.launchd4j.testkit.socket;

import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Sockets;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/** The file of a Unix socket that the emulator made. */
public record SocketFile(Path path, Object inode) {
  // Read in the launchd of iOS 18.2, not confirmed on a Mac; launchd-842 had 0700.
  private static final int DEFAULT_MODE = 0666;
  // A mode may be written with the file type in it, as CUPS does (0140777).
  private static final int MODE_BITS = 07777;

  /**
   * Binds, replacing a file that is there, and sets mode, owner and group. The parent folder must
   * exist.
   */
  public static SocketFile bind(int fd, UnixDomainSocketAddress address, SocketEntry entry)
      throws IOException {
    Path path = address.getPath();
    if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.deleteIfExists(path);
    }
    Sockets.bind(fd, address);
    SocketFile file = new SocketFile(path, inode(path));
    try {
      file.apply(entry);
      return file;
    } catch (IOException | RuntimeException e) {
      file.remove();
      throw e;
    }
  }

  private void apply(SocketEntry entry) throws IOException {
    Files.setAttribute(path, "unix:mode", entry.sockPathMode().orElse(DEFAULT_MODE) & MODE_BITS);
    if (!Accounts.isRoot()) {
      return; // NotEmulated reports it
    }
    if (entry.sockPathOwner().isPresent()) {
      Files.setAttribute(path, "unix:uid", entry.sockPathOwner().getAsInt());
    }
    if (entry.sockPathGroup().isPresent()) {
      Files.setAttribute(path, "unix:gid", entry.sockPathGroup().getAsInt());
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
