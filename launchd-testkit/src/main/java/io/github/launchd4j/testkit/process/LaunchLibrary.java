package io.github.launchd4j.testkit.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The shared library that gives a job launch_activate_socket: cc builds it once for this JVM, in a
 * folder that nobody else can write to and that is deleted when the JVM ends.
 */
public final class LaunchLibrary {
  public static final Path CC = Path.of("/usr/bin/cc");
  private static final String SOURCE = "launch_activate_socket.c";
  private static @Nullable Path built;

  private LaunchLibrary() {}

  /**
   * The path of the library.
   *
   * @throws IOException if it cannot be built; the message says why
   */
  public static synchronized Path get() throws IOException {
    if (built == null) {
      built = build(CC);
    }
    return built;
  }

  public static Path build(Path cc) throws IOException {
    if (!Files.isExecutable(cc)) {
      throw new IOException("there is no " + cc);
    }
    Path folder = Files.createTempDirectory("launchd-emulator."); // with mode 0700
    folder.toFile().deleteOnExit();
    Path library = folder.resolve("launch_activate_socket.so");
    library.toFile().deleteOnExit();
    run(
        List.of(cc.toString(), "-O1", "-shared", "-fPIC", "-xc", "-o", library.toString(), "-"),
        Map.of("TMPDIR", folder.toString()),
        source(SOURCE));
    // A job with UserName must be able to read it.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Files.setPosixFilePermissions(library, PosixFilePermissions.fromString("r-xr-xr-x"));
    run(List.of("/bin/sh", "-c", ":"), Map.of("LD_PRELOAD", library.toString()), new byte[0]);
    return library;
  }

  static byte[] source(String name) throws IOException {
    try (InputStream source = LaunchLibrary.class.getResourceAsStream(name)) {
      if (source == null) {
        throw new IllegalStateException(name + " is missing from the library");
      }
      return source.readAllBytes();
    }
  }

  /**
   * Runs a command that must succeed without output, and with nothing of this process's
   * environment.
   */
  static void run(List<String> command, Map<String, String> variables, byte[] input)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().clear();
    builder.environment().put("PATH", Program.STANDARD_PATH);
    builder.environment().putAll(variables);
    Process process = builder.start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input);
    } catch (IOException e) {
      // It ended early; its status and output say why.
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.onExit().join().exitValue();
    if (status != 0 || !output.isEmpty()) {
      throw new IOException(
          "%s ended with %d: %s"
              .formatted(command.get(0), status, output.lines().findFirst().orElse("")));
    }
  }
}
