package io.github.launchd4j.testkit.jna;

import java.io.IOException;
import java.nio.file.Path;

/** Modes of files. Safe for use by several threads. */
public final class FileModes {
  private FileModes() {}

  /**
   * fchmodat(2), AT_SYMLINK_NOFOLLOW: sets the mode of a file, and of nothing to which a link
   * leads.
   *
   * @throws ErrnoException if it fails; on Linux also if the path is a link
   */
  public static void set(Path path, int mode) throws IOException {
    Sockets.check(
        "fchmodat",
        LibC.get()
            .fchmodat(Constants.AT_FDCWD, path.toString(), mode, Constants.AT_SYMLINK_NOFOLLOW));
  }
}
