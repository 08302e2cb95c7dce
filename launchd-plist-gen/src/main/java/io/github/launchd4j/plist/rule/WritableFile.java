package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * launchd refuses a file that group or others may write: "Path had bad ownership/permissions"
 * (122).
 */
final class WritableFile implements Rule {

  @Override
  public Code code() {
    return Code.LP907;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Path> file = of.file();
    if (file.isPresent() && Place.isInstalled(file) && isOpen(file.get())) {
      found.warning(
          of.job().position(),
          "this file is writable by group or others: launchd refuses to load it",
          "chmod 0644; for a daemon also chown root:wheel");
    }
  }

  private static boolean isOpen(Path file) {
    try {
      Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
      return mode.contains(PosixFilePermission.GROUP_WRITE)
          || mode.contains(PosixFilePermission.OTHERS_WRITE);
    } catch (IOException | UnsupportedOperationException e) {
      return false; // a file system without modes: nothing to say
    }
  }
}
