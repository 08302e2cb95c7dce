package io.github.launchd4j.host;

import io.github.launchd4j.plist.io.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.util.ArrayList;
import java.util.List;

/**
 * The installed file: mode 0644, and root:wheel for daemons, the user's own for agents. launchd
 * refuses anything else: "Path had bad ownership/permissions" (basecamp/pow#40,
 * hschmidt/EnvPane#16; an agent that belonged to root:
 * ikiapps/Setup-Xcode-Derived-Data-RAM-Disk#1).
 */
record PlistCopy(FileContent content, Path target, boolean rootOwned) {
  /** install(1) with the same result. */
  static List<String> words(boolean rootOwned, String source, Path target) {
    List<String> words = new ArrayList<>(List.of("install"));
    if (rootOwned) {
      words.addAll(List.of("-o", "root", "-g", "wheel"));
    }
    words.addAll(List.of("-m", "0644", source, target.toString()));
    return words;
  }

  /** Writes it as a whole, or leaves what was there. */
  void write() throws IOException {
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException(target + " is a folder, not a file");
    }
    Files.createDirectories(folder);
    Path temporary = AtomicFile.beside(folder);
    AtomicFile.create(temporary, content.bytes(), AtomicFile.PLIST_MODE);
    try {
      own(temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** The mode is less what the umask took away; no link is followed. */
  private void own(Path file) throws IOException {
    if (rootOwned) {
      Files.setAttribute(file, "unix:uid", 0, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(file, "unix:gid", 0, LinkOption.NOFOLLOW_LINKS); // wheel on macOS
    }
    PosixFileAttributeView view =
        Files.getFileAttributeView(file, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    if (!view.readAttributes().permissions().equals(AtomicFile.PLIST_MODE)) {
      view.setPermissions(AtomicFile.PLIST_MODE);
    }
  }

  /** Whether the target is what {@link #write} would make it. */
  boolean isDone() {
    try {
      PosixFileAttributes there =
          Files.readAttributes(target, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return there.isRegularFile()
          && FileContent.of(target).filter(content::equals).isPresent()
          && ownerIsRight()
          && !DestinationCheck.isOpen(there);
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
