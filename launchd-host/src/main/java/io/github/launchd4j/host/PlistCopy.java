package io.github.launchd4j.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The installed file: mode 0644, and root:wheel for daemons, the user's own for agents. launchd
 * refuses anything else: "Path had bad ownership/permissions" (basecamp/pow#40,
 * hschmidt/EnvPane#16; an agent that belonged to root:
 * ikiapps/Setup-Xcode-Derived-Data-RAM-Disk#1).
 */
record PlistCopy(Path source, Path target, boolean rootOwned) {

  /** Writes it as a whole, or leaves what was there. */
  void write() throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(target + " is a folder, not a file");
    }
    Files.createDirectories(folder);
    Path temporary = Files.createTempFile(folder, ".", ".tmp");
    try {
      Files.write(temporary, Files.readAllBytes(source), StandardOpenOption.SYNC);
      Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rw-r--r--"));
      if (rootOwned) {
        Files.setAttribute(temporary, "unix:uid", 0);
        Files.setAttribute(temporary, "unix:gid", 0); // wheel on macOS
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Whether the target is what {@link #write} would make it. */
  boolean isDone() {
    try {
      if (!Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)
          || Files.mismatch(source, target) >= 0) {
        return false;
      }
      return ownerIsRight()
          && !DestinationCheck.isOpen(Files.readAttributes(target, PosixFileAttributes.class));
    } catch (IOException e) {
      return false;
    }
  }

  /** An agent belongs to the owner of the folder of agents. */
  private boolean ownerIsRight() throws IOException {
    Object owner = Files.getAttribute(target, "unix:uid");
    return rootOwned
        ? owner.equals(0) && Files.getAttribute(target, "unix:gid").equals(0)
        : owner.equals(Files.getAttribute(target.resolveSibling("."), "unix:uid"));
  }
}
