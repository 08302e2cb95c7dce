package io.github.launchd4j.plist.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/** Replaces a file as a whole, or leaves it as it was. */
public final class AtomicFile {

  /** What launchd wants: it refuses what group or others may write, "bad ownership/permissions". */
  public static final Set<PosixFilePermission> PLIST_MODE =
      PosixFilePermissions.fromString("rw-r--r--");

  /** How a file is opened that must not be there: once, and through no link. */
  public static final Set<OpenOption> NEW =
      Set.of(
          StandardOpenOption.CREATE_NEW,
          StandardOpenOption.WRITE,
          StandardOpenOption.SYNC,
          LinkOption.NOFOLLOW_LINKS);

  private AtomicFile() {}

  /**
   * Writes by a temporary file beside it, which is opened once: whoever may change the folder
   * cannot lead what is written elsewhere. A symbolic link is replaced, not followed.
   *
   * @param mode of the file, less what the umask takes away
   */
  public static void write(Path file, byte[] bytes, Set<PosixFilePermission> mode)
      throws IOException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null) {
      throw new IOException(file + ": a folder, not a file");
    }
    Path temporary = beside(folder);
    create(temporary, bytes, mode);
    try {
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** A name for a temporary file in a folder. */
  public static Path beside(Path folder) {
    return folder.resolve("." + UUID.randomUUID() + ".tmp");
  }

  /**
   * Writes a file that must not be there, through one opening; nothing is left of it on failure.
   *
   * @param mode of the file, less what the umask takes away
   */
  public static void create(Path file, byte[] bytes, Set<PosixFilePermission> mode)
      throws IOException {
    try (SeekableByteChannel channel = Files.newByteChannel(file, NEW, attributes(mode))) {
      fill(channel, bytes);
    } catch (IOException e) {
      Files.deleteIfExists(file);
      throw e;
    }
  }

  /** Writes all of it. */
  public static void fill(SeekableByteChannel channel, byte[] bytes) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> mode) {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(mode)}
        : new FileAttribute<?>[0];
  }
}
