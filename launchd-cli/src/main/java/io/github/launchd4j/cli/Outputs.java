package io.github.launchd4j.cli;

import io.github.launchd4j.plist.io.AtomicFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Files that commands write, beside property lists. */
final class Outputs {

  private Outputs() {}

  static void write(String file, String text) throws UsageException {
    try {
      Files.writeString(Path.of(file), text);
    } catch (IOException e) {
      throw trouble(file, e);
    }
  }

  /** Writes a property list atomically: into the place of a link's target, with its old mode. */
  static void replace(String file, byte[] bytes) throws UsageException {
    try {
      Path path = Path.of(file);
      Path target = Files.exists(path) ? path.toRealPath() : path;
      Set<PosixFilePermission> mode = AtomicFile.PLIST_MODE;
      if (Files.exists(target)
          && FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
        mode = Files.getPosixFilePermissions(target);
      }
      AtomicFile.write(target, bytes, mode);
    } catch (IOException e) {
      throw trouble(file, e);
    }
  }

  private static UsageException trouble(String file, IOException e) {
    String why = e.getMessage();
    if (e instanceof FileSystemException failure) {
      why = failure.getReason() == null ? e.getClass().getSimpleName() : failure.getReason();
    }
    return new UsageException(Inputs.name(file) + ": cannot be written: " + why);
  }
}
