package io.github.launchd4j.plist.io;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Replaces a file as a whole, or leaves it as it was. */
public final class AtomicFile {

  /** What launchd wants: it refuses what group or others may write, "bad ownership/permissions". */
  public static final Set<PosixFilePermission> PLIST_MODE =
      PosixFilePermissions.fromString("rw-r--r--");

  private AtomicFile() {}

  /** Writes by a temporary file beside it. A symbolic link is replaced, not followed. */
  public static void write(Path file, byte[] bytes, Set<PosixFilePermission> mode)
      throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException(file + ": a folder, not a file");
    }
    Path temporary = Files.createTempFile(folder, ".", ".plist.tmp");
    try {
      Files.write(temporary, bytes, StandardOpenOption.SYNC);
      if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        Files.setPosixFilePermissions(temporary, mode);
      }
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }
}
