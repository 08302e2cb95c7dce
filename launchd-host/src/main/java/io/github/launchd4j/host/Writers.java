package io.github.launchd4j.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who can put something else in the place of a file: whoever may write it, a folder above it, or a
 * folder with a link on the way to it. Judged by owners and mode bits, as sudo and sshd do, not by
 * access lists.
 */
final class Writers {
  private static final String ROOT = "root";

  /** The groups of root, and the one whose members may become root on a Mac. */
  private static final Set<String> OF_ROOT = Set.of(ROOT, "wheel", "admin");

  private static final int STICKY = 01000;
  private static final int MAX_LINKS = 40;

  private final Set<String> trusted;
  private final Set<Path> seen = new HashSet<>();
  private int links;

  private Writers(Set<String> trusted) {
    this.trusted = trusted;
  }

  /**
   * The first place where somebody else could change the file, in words: {@code /opt is writable by
   * others (rwxrwxrwx root:root)}.
   *
   * @param trusted the names of users, beside root, who may
   * @return empty if there is none, or this process cannot tell
   */
  static Optional<String> beside(Set<String> trusted, Path file) {
    try {
      return new Writers(trusted).find(file.toAbsolutePath().normalize());
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private Optional<String> find(Path path) throws IOException {
    Path here = path.getRoot();
    Optional<String> found = look(here);
    for (Path name : path) {
      Path next = here.resolve(name);
      if (found.isPresent()) {
        return found;
      }
      if (Files.isSymbolicLink(next) && links++ < MAX_LINKS) {
        Path target = here.resolve(Files.readSymbolicLink(next)).normalize();
        found = find(target);
        here = target;
      } else {
        found = look(next);
        here = next;
      }
    }
    return found;
  }

  private Optional<String> look(Path path) throws IOException {
    if (!seen.add(path) || Files.notExists(path)) {
      return Optional.empty();
    }
    PosixFileAttributes file =
        Files.readAttributes(path, PosixFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    List<String> owners = List.of(file.owner().getName(), file.group().getName());
    String words =
        " (%s %s:%s)"
            .formatted(
                PosixFilePermissions.toString(file.permissions()), owners.get(0), owners.get(1));
    if (!isTrusted(owners.get(0))) {
      return Optional.of(path + " belongs to " + owners.get(0) + words);
    }
    if (isSticky(path)) {
      return Optional.empty(); // nobody else may rename or remove what is in it
    }
    if (file.permissions().contains(PosixFilePermission.OTHERS_WRITE)) {
      return Optional.of(path + " is writable by others" + words);
    }
    boolean group = file.permissions().contains(PosixFilePermission.GROUP_WRITE);
    return group && !isTrusted(owners.get(1)) && !OF_ROOT.contains(owners.get(1))
        ? Optional.of(path + " is writable by the group " + owners.get(1) + words)
        : Optional.empty();
  }

  private boolean isTrusted(String name) {
    return name.equals(ROOT) || trusted.contains(name);
  }

  private static boolean isSticky(Path path) throws IOException {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
        && ((int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS) & STICKY) != 0;
  }
}
