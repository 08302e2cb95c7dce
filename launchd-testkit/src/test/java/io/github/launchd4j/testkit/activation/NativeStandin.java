package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Builds the native stand-in for {@code launch_activate_socket} with this machine's C compiler. */
final class NativeStandin {
  private static final Path SOURCE = Path.of("src", "test", "c", "launchd_standin.c");
  private static final Path LIBRARY =
      Path.of("target", "standin", System.mapLibraryName("launchd_standin")).toAbsolutePath();

  private NativeStandin() {}

  /** The built library. Without a C compiler the test is skipped. */
  static Path build() throws IOException, InterruptedException {
    assumeTrue(
        compilerIsThere(),
        "no C compiler: cc is not on the PATH, so the native stand-in cannot be built");
    Files.createDirectories(LIBRARY.getParent());
    List<String> cc =
        List.of(
            "cc",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-shared",
            "-fPIC",
            "-o",
            LIBRARY.toString(),
            SOURCE.toString());
    Process process = new ProcessBuilder(cc).inheritIO().start();
    assertEquals(0, process.waitFor(), () -> "exit status of " + String.join(" ", cc));
    return LIBRARY;
  }

  private static boolean compilerIsThere() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Arrays.stream(path.split(File.pathSeparator))
        .anyMatch(folder -> new File(folder, "cc").canExecute());
  }
}
