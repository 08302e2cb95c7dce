package io.github.launchd4j.socket;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/**
 * The files that the JVM opens when it starts. They get the lowest numbers that are free: those of
 * descriptors that were lost on the way to it, and the first after those that it inherited. Linux
 * only, where /proc tells.
 */
final class JvmFiles {
  private static final int FIRST = 3;

  private JvmFiles() {}

  /** The file of the JVM that has this number. */
  static Optional<String> at(int number) {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/" + number)).toString();
      boolean own =
          target.startsWith(System.getProperty("java.home") + File.separator)
              || onClassPath(target);
      return own ? Optional.of(target) : Optional.empty();
    } catch (IOException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  static String isNow(String file) {
    return "is " + file + ", which java itself opened";
  }

  private static boolean onClassPath(String file) {
    String[] entries = System.getProperty("java.class.path", "").split(File.pathSeparator, -1);
    return Arrays.stream(entries).anyMatch(each -> isSame(each, file));
  }

  private static boolean isSame(String entry, String file) {
    try {
      return !entry.isEmpty() && Path.of(entry).toRealPath().toString().equals(file);
    } catch (IOException e) {
      return false;
    }
  }

  /** Whether the number is below the first that is closed or that the JVM itself opened. */
  static boolean areAbove(int number, DescriptorQueries descriptors) {
    for (int each = FIRST; each < number; each++) {
      if (!descriptors.isOpen(each) || at(each).isPresent()) {
        return false;
      }
    }
    return true;
  }
}
