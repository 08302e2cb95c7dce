package io.github.launchd4j.cli;

import io.github.launchd4j.plist.io.AtomicFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * Puts other content into the place of a file, with its owner, group and mode. Whoever owns the
 * folder may exchange what is in it at any moment: root changes the owner of a file only inside a
 * folder of its own, which it holds open, and moves it from there.
 */
final class Replacement {

  private static final Path CONTENT = Path.of("content");

  private Replacement() {}

  /** Writes it as a whole, or leaves what was there. A symbolic link is replaced, not followed. */
  static void write(Path file, byte[] bytes) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    boolean posix = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
    if (!posix || folder == null) {
      AtomicFile.write(file, bytes, AtomicFile.PLIST_MODE);
      return;
    }
    PosixFileAttributes old =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    Path own = Files.createTempDirectory(folder, ".launchd4j");
    try {
      PosixFileAttributes made = Files.readAttributes(own, PosixFileAttributes.class);
      if (made.owner().equals(old.owner()) && made.group().equals(old.group())) {
        AtomicFile.write(file, bytes, old.permissions());
      } else {
        write(folder, own.getFileName(), file.getFileName(), bytes, old, made);
      }
    } finally {
      Files.deleteIfExists(own);
    }
  }

  private static void write(
      Path folder,
      Path own,
      Path name,
      byte[] bytes,
      PosixFileAttributes old,
      PosixFileAttributes made)
      throws IOException {
    try (DirectoryStream<Path> outer = Files.newDirectoryStream(folder)) {
      if (!(outer instanceof SecureDirectoryStream<Path> target)) {
        if (!old.owner().equals(made.owner())) {
          throw new IOException(
              "it belongs to " + old.owner().getName() + "; run the command as that user");
        }
        AtomicFile.write(folder.resolve(name), bytes, old.permissions());
        return; // with the group that new files get here
      }
      try (SecureDirectoryStream<Path> inside =
          target.newDirectoryStream(own, LinkOption.NOFOLLOW_LINKS)) {
        PosixFileAttributes held =
            inside.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
        if (!held.owner().equals(made.owner())
            || !held.permissions().equals(PosixFilePermissions.fromString("rwx------"))) {
          throw new IOException("somebody else changes this folder at the same time");
        }
        create(inside, bytes, old);
        try {
          inside.move(CONTENT, target, name);
        } catch (IOException e) {
          inside.deleteFile(CONTENT);
          throw e;
        }
      }
    }
  }

  private static void create(
      SecureDirectoryStream<Path> folder, byte[] bytes, PosixFileAttributes old)
      throws IOException {
    Set<OpenOption> options =
        Set.of(
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SYNC,
            LinkOption.NOFOLLOW_LINKS);
    try (SeekableByteChannel channel = folder.newByteChannel(CONTENT, options)) {
      ByteBuffer rest = ByteBuffer.wrap(bytes);
      while (rest.hasRemaining()) {
        channel.write(rest);
      }
    }
    PosixFileAttributeView view =
        folder.getFileAttributeView(
            CONTENT, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    try {
      view.setGroup(old.group());
      view.setOwner(old.owner());
      view.setPermissions(old.permissions());
    } catch (IOException e) {
      folder.deleteFile(CONTENT);
      throw e;
    }
  }
}
