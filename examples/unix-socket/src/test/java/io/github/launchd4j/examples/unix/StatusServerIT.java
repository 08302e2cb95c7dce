package io.github.launchd4j.examples.unix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.testkit.GeneratedJob;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class StatusServerIT {
  private static final Path PLIST = Path.of(System.getProperty("plist"));

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void itTellsItsStatusToTheOwnerOfItsFile(Path home) throws Exception {
    try (LaunchdEmulator launchd = start(home)) {
      SocketAddress address = launchd.addresses("Control").get(0);
      assertEquals(
          PosixFilePermissions.fromString("rw-------"),
          Files.getPosixFilePermissions(Path.of(address.toString())));
      String answer = AskStatus.ask(address);
      String process = "process " + launchd.pid().orElseThrow() + " on Java ";
      assertTrue(answer.startsWith(process), answer);
      assertTrue(answer.endsWith("answer number 1\n"), answer);
      assertTrue(AskStatus.ask(address).endsWith("answer number 2\n"));
    }
    assertFalse(Files.exists(folder.resolve("Control")));
  }

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void theFileOutlivesTheProcess(Path home) throws Exception {
    try (LaunchdEmulator launchd = start(home)) {
      SocketAddress address = launchd.addresses("Control").get(0);
      AskStatus.ask(address);
      ProcessHandle.of(launchd.pid().orElseThrow()).orElseThrow().destroy();
      launchd.awaitExits(1, Duration.ofSeconds(60));
      assertTrue(AskStatus.ask(address).endsWith("answer number 1\n"));
      assertEquals(2, launchd.starts());
    }
  }

  private LaunchdEmulator start(Path home) throws Exception {
    return LaunchdEmulator.builder(GeneratedJob.read(PLIST, home, folder))
        .throttle(Duration.ofMillis(1))
        .start();
  }
}
