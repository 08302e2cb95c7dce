package io.github.launchd4j.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.agent.JdkServer.Kind;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.RoughClients;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers of the JDK's own, unmodified, whose sockets the emulator holds. */
class JdkServersIT {
  private static final int REQUESTS = 20;

  @TempDir private Path folder = Path.of("");
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  static Stream<Arguments> servers() {
    return Stream.of(Kind.values())
        .filter(kind -> kind != Kind.ONCE)
        .flatMap(AgentJob::onEachJdk)
        .filter(
            each ->
                each.get()[0] != Kind.VIRTUAL_SERVER_SOCKET
                    || Jdks.feature((Path) each.get()[1]) >= 21);
  }

  /** With a name, by launch_activate_socket; without, by systemd's protocol. */
  @ParameterizedTest
  @MethodSource("servers")
  void aServerGetsTheSocketOfTheAddressThatItBindsEachTimeItIsStarted(
      Kind kind, Path jdk, String name) throws Exception {
    SocketEntry entry = entry(kind);
    String bound =
        kind == Kind.UNIX
            ? entry.sockPathName().orElseThrow()
            : entry.sockServiceName().orElseThrow();
    Job job =
        Job.builder("com.example.server")
            .programArguments(
                AgentJob.command(
                    jdk,
                    name.isEmpty() ? "" : "=" + name,
                    List.of(),
                    JdkServer.class,
                    kind.name(),
                    bound))
            .socket("Listeners", entry)
            .build();
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job)
            .systemdProtocol(name.isEmpty())
            .output(lines::add)
            .throttle(Duration.ZERO)
            .start()) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      serves(kind, address);
      ProcessHandle.of(launchd.pid().orElseThrow()).orElseThrow().destroy();
      launchd.awaitExits(1, Asking.PATIENCE);
      serves(kind, address);
      assertEquals(2, launchd.starts());
    }
    String armed =
        "launchd-socket-agent: armed Listeners="
            + (kind == Kind.UNIX ? bound : "127.0.0.1:" + bound)
            + (isDatagram(kind) ? " (datagrams)" : "");
    assertEquals(
        List.of(armed, armed),
        lines.stream().filter(line -> line.startsWith("launchd-socket-agent")).toList());
    long refused = lines.stream().filter(line -> line.startsWith("Address already in use")).count();
    assertEquals(kind == Kind.REBOUND ? 2 : 0, refused, lines::toString);
  }

  private static void serves(Kind kind, SocketAddress address) throws Exception {
    String expected = "at " + address;
    if (isDatagram(kind)) {
      for (int i = 0; i < REQUESTS; i++) {
        assertEquals(expected, Asking.datagram(address));
      }
      return;
    }
    for (int i = 0; i < REQUESTS; i++) {
      if (i % 7 == 3 && address instanceof InetSocketAddress) {
        RoughClients.reset(address);
      }
      // ServerSocket tells what was asked for, with the name
      assertEquals(expected, Asking.stream(address).replace("localhost", ""));
    }
  }

  private SocketEntry entry(Kind kind) {
    if (kind == Kind.UNIX) {
      return SocketEntry.unix(folder.resolve("s").toString(), 0600);
    }
    SocketEntry entry =
        SocketEntry.tcp(AgentJob.freePort())
            .withSockNodeName("127.0.0.1")
            .withSockFamily(SockFamily.IPV4);
    return isDatagram(kind) ? entry.withSockType(SockType.DGRAM) : entry;
  }

  private static boolean isDatagram(Kind kind) {
    return kind == Kind.DATAGRAM_CHANNEL || kind == Kind.DATAGRAM_SOCKET;
  }
}
