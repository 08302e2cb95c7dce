package io.github.launchd4j.examples.idle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.launchd4j.testkit.ExitStatus;
import io.github.launchd4j.testkit.GeneratedJob;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class IdleServerIT {
  private static final Path PLIST = Path.of(System.getProperty("plist"));

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void itEndsWithStatusZeroAndAnotherProcessAnswersTheNextRequest(Path home) throws Exception {
    try (LaunchdEmulator launchd = LaunchdEmulator.start(GeneratedJob.read(PLIST, home, folder))) {
      InetSocketAddress server = (InetSocketAddress) launchd.addresses("Listeners").get(0);
      long first = TwoRequests.ask(server);
      TwoRequests.awaitEnd(first);
      assertEquals(List.of(new ExitStatus(0, 0)), launchd.awaitExits(1, Duration.ofSeconds(60)));
      assertNotEquals(first, TwoRequests.ask(server));
      assertEquals(2, launchd.starts());
    }
  }
}
