package io.github.launchd4j.examples.inetd;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.launchd4j.testkit.GeneratedJob;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class InetdEchoIT {
  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void withoutWaitEachConnectionHasAProcess(Path home) throws Exception {
    try (LaunchdEmulator launchd = start("nowait", home)) {
      InetSocketAddress server = (InetSocketAddress) launchd.addresses("Listeners").get(0);
      String first = TwoConnections.echo(server, "hello");
      launchd.awaitExits(1, Duration.ofSeconds(60));
      assertNotEquals(first, TwoConnections.echo(server, "hello"));
      assertEquals(2, launchd.starts());
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void withWaitOneProcessAcceptsThemAll(Path home) throws Exception {
    try (LaunchdEmulator launchd = start("wait", home)) {
      InetSocketAddress server = (InetSocketAddress) launchd.addresses("Listeners").get(0);
      String first = TwoConnections.echo(server, "hello");
      assertEquals(first, TwoConnections.echo(server, "hello"));
      assertEquals(1, launchd.starts());
    }
  }

  private LaunchdEmulator start(String way, Path home) throws Exception {
    String plist = System.getProperty("plist").replace(".plist", "." + way + ".plist");
    return LaunchdEmulator.builder(GeneratedJob.read(Path.of(plist), home, folder)).start();
  }
}
