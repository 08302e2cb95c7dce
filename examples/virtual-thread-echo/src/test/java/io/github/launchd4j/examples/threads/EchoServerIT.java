package io.github.launchd4j.examples.threads;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.testkit.GeneratedJob;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.RoughClients;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class EchoServerIT {
  private static final Path PLIST = Path.of(System.getProperty("plist"));

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void connectionsAreServedAtTheSameTime(Path home) throws Exception {
    Queue<String> output = new ConcurrentLinkedQueue<>();
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(GeneratedJob.read(PLIST, home, folder))
            .output(output::add)
            .start()) {
      InetSocketAddress server = (InetSocketAddress) launchd.addresses("Echo").get(0);
      assertEquals(100, ManyConnections.echoed(server, 100));
    }
    assertEquals(
        Jdks.feature(home) >= 21
            ? "a virtual thread for each connection"
            : "a platform thread for each connection: Java "
                + Jdks.feature(home)
                + " has no virtual ones",
        output.peek());
  }

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void itSurvivesClientsThatResetAndAMomentWithoutDescriptors(Path home) throws Exception {
    BlockingQueue<String> output = new LinkedBlockingQueue<>();
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(
                RoughClients.withFewDescriptors(GeneratedJob.read(PLIST, home, folder)))
            .output(output::add)
            .start()) {
      InetSocketAddress server = (InetSocketAddress) launchd.addresses("Echo").get(0);
      RoughClients.reset(server);
      RoughClients.starve(server, output);
      assertEquals(1, ManyConnections.echoed(server, 1));
      assertEquals(1, launchd.starts());
    }
  }
}
