package io.github.launchd4j.host;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a user may read, write or execute a file, judging by its mode bits, not by access lists.
 */
enum Access {
  READ("read"),
  WRITE("write"),
  EXECUTE("execute");

  private final String verb;

  Access(String verb) {
    this.verb = verb;
  }

  /**
   * Why a user does not have that access, including to the folders above.
   *
   * @return empty if the user has it, or if this process cannot tell
   */
  Optional<String> whyNot(Account account, Path path) {
    try {
      Path real = path.toRealPath();
      for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
        Optional<String> why = EXECUTE.refusal(account, folder, "enter");
        if (why.isPresent()) {
          return why;
        }
      }
      return refusal(account, real, verb);
    } catch (NoSuchFileException e) {
      return Optional.of(e.getFile() + " does not exist");
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private Optional<String> refusal(Account account, Path path, String what) throws IOException {
    PosixFileAttributes file = Files.readAttributes(path, PosixFileAttributes.class);
    if (isGranted(account, file)) {
      return Optional.empty();
    }
    return Optional.of(
        "user "
            + account.name()
            + " may not "
            + what
            + " "
            + path
            + " ("
            + PosixFilePermissions.toString(file.permissions())
            + " "
            + file.owner().getName()
            + ":"
            + file.group().getName()
            + ")");
  }

  private boolean isGranted(Account account, PosixFileAttributes file) {
    Set<PosixFilePermission> granted = file.permissions();
    if (account.isRoot()) {
      return this != EXECUTE || file.isDirectory() || granted.stream().anyMatch(Access::isExecute);
    }
    String who = "OTHERS";
    if (file.owner().getName().equals(account.name())) {
      who = "OWNER";
    } else if (account.groups().contains(file.group().getName())) {
      who = "GROUP";
    }
    return granted.contains(PosixFilePermission.valueOf(who + "_" + name()));
  }

  private static boolean isExecute(PosixFilePermission permission) {
    return permission.name().endsWith("_EXECUTE");
  }
}
