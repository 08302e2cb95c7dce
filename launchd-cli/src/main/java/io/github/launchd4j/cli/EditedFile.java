package io.github.launchd4j.cli;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.AtomicFile;
import io.github.launchd4j.plist.io.PlistReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
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
import org.jspecify.annotations.Nullable;

/**
 * A regular file that is read and gets other content, with its owner, group and mode. Whoever owns
 * the folder, or one above it, may exchange what is there at any moment: so the folder is opened
 * once, and what is read and replaced is found in it and not by a path. No link is followed after
 * that.
 */
final class EditedFile implements Closeable {

  private static final String ROOT = "root";
  private static final Path CONTENT = Path.of("content");

  private final Path file;
  private final DirectoryStream<Path> folder;

  /** The folder, if this system has calls that are relative to an open one. */
  private final @Nullable SecureDirectoryStream<Path> secure;

  private EditedFile(Path file, DirectoryStream<Path> folder) {
    this.file = file;
    this.folder = folder;
    this.secure = folder instanceof SecureDirectoryStream<Path> able ? able : null;
  }

  /** Opens an input if it is a regular file; what else it may be is for reading only. */
  static @Nullable EditedFile of(String input) throws IOException {
    return input.equals(Inputs.STDIN) || !Files.isRegularFile(Path.of(input))
        ? null
        : open(Path.of(input));
  }

  /** Opens the folder of the file that the path leads to now. */
  @SuppressWarnings("StreamResourceLeak") // close() closes it
  static EditedFile open(Path path) throws IOException {
    Path real = path.toRealPath();
    Path folder = real.getParent();
    if (folder == null) {
      throw new IOException("it is a folder");
    }
    return new EditedFile(real, Files.newDirectoryStream(folder));
  }

  /** What it holds, as much of it as the reader takes, and one byte more. */
  byte[] read() throws IOException, PlistException {
    Set<OpenOption> options = Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    try (SeekableByteChannel channel =
        secure == null
            ? Files.newByteChannel(file, options)
            : secure.newByteChannel(file.getFileName(), options)) {
      return PlistReader.bytes(Channels.newInputStream(channel));
    }
  }

  /** Replaces it as a whole, or leaves what was there. */
  void replace(byte[] bytes) throws IOException {
    if (secure == null) {
      replaceByPath(bytes);
      return;
    }
    Path made = Files.createTempDirectory(file.getParent(), ".launchd4j");
    Path own = made.getFileName();
    try (SecureDirectoryStream<Path> inside =
        secure.newDirectoryStream(own, LinkOption.NOFOLLOW_LINKS)) {
      requireOwn(inside);
      create(secure, inside, bytes);
      try {
        inside.move(CONTENT, secure, file.getFileName());
      } catch (IOException e) {
        inside.deleteFile(CONTENT);
        throw e;
      }
    } finally {
      Files.deleteIfExists(made);
    }
  }

  /** As root only where nobody else can exchange anything. */
  private void replaceByPath(byte[] bytes) throws IOException {
    PosixFileAttributes old =
        Files.readAttributes(file, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    String self = System.getProperty("user.name");
    String folderOwner = Files.getOwner(file.resolveSibling("")).getName();
    if (!old.owner().getName().equals(self) || (self.equals(ROOT) && !folderOwner.equals(ROOT))) {
      throw new IOException(
          "it or its folder belongs to another user; run the command as " + old.owner().getName());
    }
    AtomicFile.write(file, bytes, old.permissions());
  }

  /** It was made by its path, and could be somebody else's by now. */
  private static void requireOwn(SecureDirectoryStream<Path> made) throws IOException {
    PosixFileAttributes held =
        made.getFileAttributeView(PosixFileAttributeView.class).readAttributes();
    boolean mine =
        !System.getProperty("user.name").equals(ROOT) || held.owner().getName().equals(ROOT);
    if (!mine || !held.permissions().equals(PosixFilePermissions.fromString("rwx------"))) {
      throw new IOException("somebody else changes this folder at the same time");
    }
  }

  private void create(
      SecureDirectoryStream<Path> outer, SecureDirectoryStream<Path> inside, byte[] bytes)
      throws IOException {
    try (SeekableByteChannel channel = inside.newByteChannel(CONTENT, AtomicFile.NEW)) {
      AtomicFile.fill(channel, bytes);
      own(outer, inside);
    } catch (IOException e) {
      inside.deleteFile(CONTENT);
      throw e;
    }
  }

  /** Only root may give a file away; a group that one is not in cannot be kept either. */
  private void own(SecureDirectoryStream<Path> outer, SecureDirectoryStream<Path> inside)
      throws IOException {
    PosixFileAttributes old = view(outer, file.getFileName()).readAttributes();
    PosixFileAttributeView view = view(inside, CONTENT);
    PosixFileAttributes made = view.readAttributes();
    if (!made.group().equals(old.group())) {
      view.setGroup(old.group());
    }
    if (!made.owner().equals(old.owner())) {
      view.setOwner(old.owner());
    }
    view.setPermissions(old.permissions());
  }

  private static PosixFileAttributeView view(SecureDirectoryStream<Path> folder, Path name) {
    return folder.getFileAttributeView(
        name, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
  }

  @Override
  public void close() throws IOException {
    folder.close();
  }
}
