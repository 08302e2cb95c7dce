package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.testkit.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Builds the native stand-in for {@code launch_activate_socket} with this machine's C compiler. */
public final class NativeStandin {
  private static final Path SOURCE =
      Path.of("..", "launchd-testkit", "src", "test", "c", "launchd_standin.c");
  private static final Path LIBRARY =
      Path.of("target", "standin", System.mapLibraryName("launchd_standin")).toAbsolutePath();

  private NativeStandin() {}

  /** The built library. Without a C compiler the test is skipped. */
  public static Path build() throws IOException, InterruptedException {
    assumeTrue(
        Commands.isOnPath("cc"),
        "no C compiler: cc is not on the PATH, so the native stand-in cannot be built");
    if (isUpToDate()) {
      return LIBRARY;
    }
    Files.createDirectories(LIBRARY.getParent());
    Path made = Files.createTempFile(LIBRARY.getParent(), "standin", ".so"); // others may build too
    List<String> cc =
        List.of(
            "cc",
            "-Wall",
            "-Wextra",
            "-Werror",
            "-shared",
            "-fPIC",
            "-o",
            made.toString(),
            SOURCE.toString());
    Process process = new ProcessBuilder(cc).inheritIO().start();
    assertEquals(0, process.waitFor(), () -> "exit status of " + String.join(" ", cc));
    Files.move(made, LIBRARY, StandardCopyOption.ATOMIC_MOVE);
    return LIBRARY;
  }

  private static boolean isUpToDate() throws IOException {
    return Files.exists(LIBRARY)
        && Files.getLastModifiedTime(LIBRARY).compareTo(Files.getLastModifiedTime(SOURCE)) > 0;
  }
}
