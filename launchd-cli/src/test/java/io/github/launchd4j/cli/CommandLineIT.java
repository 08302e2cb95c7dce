package io.github.launchd4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.ProcessType;
import io.github.launchd4j.testkit.LaunchdControl;
import io.github.launchd4j.testkit.LaunchdDomain;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * launchd4j.jar as it is shipped: it installs into the emulator, with its own control command as
 * the launchctl.
 */
class CommandLineIT {
  private static final String LABEL = "com.example.web";
  private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
  private static final Path JAR = Path.of("target", "launchd4j.jar").toAbsolutePath();

  /** How a command ended. */
  private record Run(int status, String output) {}

  @TempDir private Path folder = Path.of("");

  @Test
  void aJobComesRunsAndGoes() throws Exception {
    Path socket = folder.resolve("control");
    Path launchctl = launchctl(socket);
    write("60");
    try (LaunchdDomain launchd = LaunchdDomain.builder().control(socket).start()) {
      assertStatus(1, "not loaded", run(launchctl, "status", "web.plist"));
      assertStatus(0, "is loaded", run(launchctl, "install", "web.plist"));
      launchd.service(LABEL).orElseThrow().awaitStarts(1, Duration.ofMinutes(1));
      assertStatus(0, "state: running", run(launchctl, "status", "--label", LABEL));
      assertStatus(0, "nothing to do", run(launchctl, "install", "web.plist"));

      write("61");
      assertStatus(1, "differs from the given one", run(launchctl, "status", "web.plist"));
      assertStatus(0, "is loaded", run(launchctl, "install", "web.plist"));
      assertStatus(0, ": loaded", run(launchctl, "status", "web.plist"));

      assertStatus(0, "is gone", run(launchctl, "uninstall", "web.plist"));
      assertTrue(launchd.service(LABEL).isEmpty());
      assertFalse(Files.exists(folder.resolve("LaunchAgents").resolve(LABEL + ".plist")));
    }
    assertStatus(2, "", run(launchctl, "install", "web.plist"));
  }

  private Path launchctl(Path socket) throws IOException {
    return LaunchdControl.launchctl(folder.resolve("bin"), socket);
  }

  private void write(String seconds) throws IOException {
    Job job =
        Job.builder(LABEL)
            .programArguments("/bin/sleep", seconds)
            .runAtLoad(true)
            .exitTimeOut(20)
            .processType(ProcessType.ADAPTIVE)
            .build();
    PlistFile.write(folder.resolve("web.plist"), job.toPropertyList());
  }

  private Run run(Path launchctl, String verb, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of(JAVA.toString(), "-jar", JAR.toString()));
    command.addAll(List.of(verb, "--agent", "--directory", "LaunchAgents"));
    command.addAll(List.of("--launchctl", launchctl.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private static void assertStatus(int status, String part, Run run) {
    assertEquals(status, run.status, run.output);
    assertTrue(run.output.contains(part), run.output);
  }
}
