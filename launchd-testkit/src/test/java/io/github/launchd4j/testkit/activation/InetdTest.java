package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.InetdCompatibility;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The socket on descriptor 0, as inetdCompatibility puts it there, on every JDK at hand. */
@Timeout(120)
class InetdTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aConnectionIsServedAndNothingElseGetsIntoIt(Path jdk) throws Exception {
    try (LaunchdEmulator launchd = start(jdk, "tcp", false, false)) {
      try (SocketChannel client = SocketChannel.open(launchd.addresses("Service").get(0))) {
        assertEquals("hello\n", read(client), "standard output is no longer the connection");
      }
      launchd.awaitExits(1, PATIENCE);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theListenerIsServedAndGivenOnce(Path jdk) throws Exception {
    try (LaunchdEmulator launchd = start(jdk, "tcp", true, true)) {
      SocketChannel.open(launchd.addresses("Service").get(0)).close();
      launchd.awaitExits(1, PATIENCE);
    }
    List<String> lines = printed();
    assertTrue(lines.get(0).startsWith("inetd:\tOK\t\t[/127.0.0.1:"), lines.get(0));
    assertTrue(lines.get(1).startsWith("inetd:\tALREADY_ACTIVATED\t"), lines.get(1));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void datagramsAreServed(Path jdk) throws Exception {
    try (LaunchdEmulator launchd = start(jdk, "udp", true, true);
        DatagramChannel client = DatagramChannel.open()) {
      client.send(ByteBuffer.wrap(new byte[] {1}), launchd.addresses("Service").get(0));
      launchd.awaitExits(1, PATIENCE);
    }
    assertTrue(printed().get(0).startsWith("inetd:\tOK\t\t[/127.0.0.1:"), printed()::toString);
  }

  private LaunchdEmulator start(Path jdk, String kind, boolean wait, boolean toFile)
      throws IOException {
    var job =
        Job.builder("com.example.inetd")
            .programArguments(ProgramRun.command(jdk, quiet(jdk), "inetd:", "inetd:"))
            .inetdCompatibility(new InetdCompatibility(wait))
            .socket("Service", EmulatorContractTest.entry(kind, folder));
    if (toFile) {
      job.standardOutPath(output().toString());
    }
    return LaunchdEmulator.builder(job.build()).throttle(Duration.ofHours(1)).start();
  }

  /**
   * The warning of JDK 24 and newer would go into the connection: standard error is still the
   * socket then.
   */
  private static List<String> quiet(Path jdk) {
    return Jdks.feature(jdk) >= 24 ? List.of("--enable-native-access=ALL-UNNAMED") : List.of();
  }

  private Path output() {
    return folder.resolve("output");
  }

  private List<String> printed() throws IOException {
    return ProgramRun.printed(Files.readString(output()));
  }

  private static String read(SocketChannel client) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(256);
    while (client.read(answer) > 0) {}
    return StandardCharsets.UTF_8.decode(answer.flip()).toString();
  }
}
