package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * launchd refuses a file that group or others may write: "Path had bad ownership/permissions"
 * (122).
 */
final class WritableFile implements Rule {

  @Override
  public String code() {
    return "LP907";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Stream.empty();
  }

  @Override
  public Stream<Finding> check(PlistDictionary job, Optional<Path> file) {
    return Place.isInstalled(file) && file.filter(WritableFile::isOpen).isPresent()
        ? Stream.of(
            warning(
                job.position(),
                "group or others may write this file, and launchd refuses such",
                "chmod 0644, and root:wheel as its owner if it is not one user's own agent"))
        : Stream.empty();
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
