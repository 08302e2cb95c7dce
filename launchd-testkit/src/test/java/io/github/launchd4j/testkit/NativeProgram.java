package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Programs in C, of src/test/c. */
final class NativeProgram {
  private static final Path CC = Path.of("/usr/bin/cc");

  private NativeProgram() {}

  /** Whether there is a cc; a Mac without Xcode's tools has one that only asks for them. */
  static boolean hasCompiler() throws IOException, InterruptedException {
    return Files.isExecutable(CC)
        && new ProcessBuilder(CC.toString(), "--version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor()
            == 0;
  }

  /** Compiles one; skips the test where there is no cc. */
  static Path compile(String name, Path folder, String... options)
      throws IOException, InterruptedException {
    assumeTrue(hasCompiler(), CC + " is not there, or compiles nothing");
    Path program = folder.resolve(name);
    Path source = Path.of("src", "test", "c", name + ".c");
    List<String> command = new ArrayList<>(List.of(CC.toString(), "-Wall", "-Werror"));
    command.addAll(List.of(options));
    command.addAll(List.of("-o", program.toString(), source.toString()));
    int status = new ProcessBuilder(command).inheritIO().start().waitFor();
    assertEquals(0, status, "cc " + source);
    return program;
  }
}
