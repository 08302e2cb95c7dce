package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A variable of a job is for the job: every user may read command lines. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "/proc/PID/cmdline is Linux's")
class SecretVariableTest {
  private static final String SECRET = "hunter2-" + ProcessHandle.current().pid();

  @Test
  void aVariableIsOnNoCommandLineWhileTheJobWaitsStartsAndRuns() throws Exception {
    // One of them cannot be passed by a shell.
    Map<String, String> variables = Map.of("DB_PASSWORD", SECRET, "spring.password", SECRET);
    Recorded recorded = new Recorded();
    JobBuilder job =
        Job.builder("com.example.secret")
            .program("/usr/bin/env")
            .environmentVariables(variables)
            .socket("Listeners", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"));
    AtomicBoolean enough = new AtomicBoolean();
    CompletableFuture<Boolean> seen = CompletableFuture.supplyAsync(() -> look(enough));
    try (LaunchdEmulator launchd = recorded.start(job)) {
      launchd.kickstart(false); // releases the process that waits
      launchd.awaitExits(1, PATIENCE);
      assertTrue(
          recorded
              .lines()
              .containsAll(Set.of("DB_PASSWORD=" + SECRET, "spring.password=" + SECRET)));
    } finally {
      enough.set(true);
    }
    assertEquals(false, seen.join());
  }

  @Test
  void theLookerSees() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    Process careless = new ProcessBuilder("/bin/sh", "-c", "read -r go", SECRET).start();
    enough.set(true);
    assertTrue(look(enough));
    careless.destroy();
  }

  /** Looks at all command lines, again and again, and at least once. */
  private static boolean look(AtomicBoolean enough) {
    try {
      do {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
          for (Path process : all) {
            if (commandLine(process).contains(SECRET)) {
              return true;
            }
          }
        }
      } while (!enough.get());
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> commandLine(Path process) {
    try {
      String words = Files.readString(process.resolve("cmdline"), StandardCharsets.ISO_8859_1);
      return List.of(words.split("[\0=: ]"));
    } catch (IOException e) {
      return List.of(); // it has ended
    }
  }
}
