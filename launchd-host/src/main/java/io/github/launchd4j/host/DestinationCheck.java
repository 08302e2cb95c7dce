package io.github.launchd4j.host;

import io.github.launchd4j.plist.ShellText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The file can be installed at its destination, and nobody else may change it there. */
final class DestinationCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    return Stream.of(folder(candidate), file(candidate.file())).flatMap(Optional::stream);
  }

  private static Optional<Problem> folder(HostContext candidate) {
    Path folder = candidate.destination().folder();
    if (Files.isDirectory(folder)) {
      return writers(folder).or(() -> others(candidate, folder));
    }
    return candidate.destination().isSystem()
        ? Optional.of(
            Problem.error(
                "the folder " + folder + " does not exist",
                "every Mac has /Library/LaunchDaemons; name another folder, or install on a Mac"))
        : Optional.empty(); // ~/Library/LaunchAgents is created: a new user has none
  }

  private static Optional<Problem> writers(Path folder) {
    try {
      PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
      if (!isOpen(attributes)) {
        return Optional.empty();
      }
      return Optional.of(
          Problem.error(
              "group or others may write to the folder "
                  + folder
                  + " ("
                  + PosixFilePermissions.toString(attributes.permissions())
                  + "), so they could replace the file",
              "run chmod go-w " + ShellText.quote(folder.toString())));
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  /** Whoever may change a folder above can put another in its place. */
  private static Optional<Problem> others(HostContext candidate, Path folder) {
    Set<String> trusted =
        candidate.destination().isSystem() ? Set.of() : Set.of(candidate.self().name());
    return Writers.beside(trusted, folder)
        .map(
            why ->
                Problem.error(
                    "somebody else can change the folder " + folder + ": " + why,
                    "install into launchd's own folder, or close this one to others"));
  }

  private static Optional<Problem> file(Path file) {
    if (Files.isSymbolicLink(file)) {
      return Optional.of(
          Problem.warning(
              file + " is a symbolic link",
              "the link is replaced; the file that it points to stays"));
    }
    return Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Problem.error(file + " is a folder", "remove it"))
        : Optional.empty();
  }

  /**
   * Whether launchd would refuse a file for its mode: "Path had bad ownership/permissions"
   * (basecamp/pow#40).
   */
  static boolean isOpen(PosixFileAttributes attributes) {
    return attributes.permissions().contains(PosixFilePermission.GROUP_WRITE)
        || attributes.permissions().contains(PosixFilePermission.OTHERS_WRITE);
  }
}
