package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Programs in C, of src/test/c. */
final class NativeProgram {
  private static final Path CC = Path.of("/usr/bin/cc");

  private NativeProgram() {}

  /** Compiles one; skips the test where there is no cc. */
  static Path compile(String name, Path folder) throws IOException, InterruptedException {
    assumeTrue(Files.isExecutable(CC), "there is no " + CC);
    Path program = folder.resolve(name);
    Path source = Path.of("src", "test", "c", name + ".c");
    int status =
        new ProcessBuilder(
                CC.toString(), "-Wall", "-Werror", "-o", program.toString(), source.toString())
            .inheritIO()
            .start()
            .waitFor();
    assertEquals(0, status, "cc " + source);
    return program;
  }
}
