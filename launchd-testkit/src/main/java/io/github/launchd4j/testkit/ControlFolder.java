package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Where the control socket of a user is if nobody names one: in a folder of this user alone. */
final class ControlFolder {
  private static final int OTHERS = 077;

  private ControlFolder() {}

  /**
   * XDG_RUNTIME_DIR (XDG Base Directory Specification: its mode must be 0700), or {@code
   * .launchd4j} in the user's home, which is made.
   *
   * @throws IOException if it cannot be made, or others have access to it
   */
  static Path find() throws IOException {
    Optional<Path> ofSession = Optional.ofNullable(System.getenv("XDG_RUNTIME_DIR")).map(Path::of);
    if (ofSession.isPresent() && ofSession.get().isAbsolute() && isPrivate(ofSession.get())) {
      return ofSession.get();
    }
    Path own = Path.of(System.getProperty("user.home"), ".launchd4j");
    try {
      Files.createDirectory(
          own, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } catch (FileAlreadyExistsException e) {
      // made by another run
    }
    if (!isPrivate(own)) {
      throw new IOException(
          "\"%s\" is not a folder of yours alone; run chmod 700, or name a control socket elsewhere"
              .formatted(own));
    }
    return own;
  }

  private static boolean isPrivate(Path folder) throws IOException {
    return Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
        && (int) attribute(folder, "unix:uid") == Accounts.currentUid()
        && ((int) attribute(folder, "unix:mode") & OTHERS) == 0;
  }

  private static Object attribute(Path folder, String name) throws IOException {
    return Files.getAttribute(folder, name, LinkOption.NOFOLLOW_LINKS);
  }
}
