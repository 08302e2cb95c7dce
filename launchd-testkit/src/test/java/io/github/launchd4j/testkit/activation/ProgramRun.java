package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.socket.darwin.DarwinLibrary;
import io.github.launchd4j.socket.darwin.OnDarwin;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/**
 * One run of {@link ActivatingProgram} in a process of its own.
 *
 * @param lines what it printed
 * @param errors what it wrote to standard error
 */
public record ProgramRun(List<String> lines, String errors) {

  /** For a JVM that lives for a test: most of its time is start-up. */
  public static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  /** The command line that runs the program for these names. */
  public static List<String> command(Path jdk, List<String> options, String... names) {
    return command(ActivatingProgram.class, jdk, options, names);
  }

  /** The command line that runs a program of the tests. */
  public static List<String> command(
      Class<?> program, Path jdk, List<String> options, String... names) {
    List<String> command = new ArrayList<>(List.of(Jdks.java(jdk).toString()));
    command.addAll(QUICK);
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(OnDarwin.program(program));
    command.addAll(List.of(names));
    return command;
  }

  /**
   * The command line that runs a program of the tests on Darwin's face, whatever this JVM is on.
   */
  public static List<String> onDarwin(Class<?> program, Path jdk, String... names)
      throws IOException {
    List<String> command = new ArrayList<>(List.of(Jdks.java(jdk).toString()));
    command.addAll(QUICK);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(
        List.of(OnDarwin.class.getName(), DarwinLibrary.build().toString(), program.getName()));
    command.addAll(List.of(names));
    return command;
  }

  /**
   * Runs a command to its end.
   *
   * @param script of /bin/sh, with the command as {@code "$@"}
   * @param folder for its output
   */
  public static ProgramRun of(
      String script, List<String> command, Map<String, String> environment, Path folder)
      throws IOException, InterruptedException {
    List<String> shell = new ArrayList<>(List.of("/bin/sh", "-c", script, "sh"));
    shell.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(shell);
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.startsWith("LISTEN_") || name.startsWith("XPC_"));
    builder.environment().putAll(environment);
    Path output = folder.resolve("output");
    Path errors = folder.resolve("errors");
    Process process =
        builder.redirectOutput(output.toFile()).redirectError(errors.toFile()).start();
    assertEquals(0, process.waitFor(), () -> read(errors));
    return new ProgramRun(printed(read(output)), read(errors));
  }

  /**
   * Runs a job, which starts by itself, to its end in the emulator.
   *
   * @param systemd whether it gets its sockets by systemd's protocol
   * @return the lines that it wrote to standard output and error
   */
  public static List<String> emulated(Job job, boolean systemd)
      throws IOException, InterruptedException, TimeoutException {
    List<String> lines = Collections.synchronizedList(new ArrayList<>());
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job)
            .systemdProtocol(systemd)
            .output(lines::add)
            .throttle(Duration.ofHours(1))
            .start()) {
      launchd.awaitExits(1, Duration.ofSeconds(60));
    }
    return List.copyOf(lines);
  }

  /** What the program printed, without the line that tells its end. */
  public static List<String> printed(String output) {
    return output.lines().takeWhile(line -> !line.equals(ActivatingProgram.END)).toList();
  }

  /** A line as the contract has it: the reason, or "OK" and how many. */
  public static String outcome(String line) {
    String[] fields = line.split("\t", -1);
    if (!fields[1].equals("OK")) {
      return fields[1];
    }
    return "OK " + (fields[3].isEmpty() ? 0 : fields[3].split(", ").length);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
