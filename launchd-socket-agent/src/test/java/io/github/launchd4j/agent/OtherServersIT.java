package io.github.launchd4j.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.agent.OtherServer.Kind;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.RoughClients;
import io.netty.channel.epoll.Epoll;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers that people use, unmodified. Prints a table. */
class OtherServersIT {
  private static final int CLIENTS = 20;
  private static final int REQUESTS = 200;
  private static final List<String> TABLE = Collections.synchronizedList(new ArrayList<>());

  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());

  static Stream<Arguments> servers() {
    return Stream.of(Kind.values()).flatMap(AgentJob::onEachJdk);
  }

  /** With a name, by launch_activate_socket; without, by systemd's protocol. */
  @ParameterizedTest
  @MethodSource("servers")
  void aServerServesTheInheritedSocketAndIsStartedAnewForAClientInTheQueue(
      Kind kind, Path jdk, String name) throws Exception {
    assumeTrue(
        Epoll.isAvailable() || (kind != Kind.NETTY_EPOLL && kind != Kind.VERTX_NATIVE),
        "no epoll here");
    String row = row(kind, jdk, name);
    TABLE.add(row + "FAILED");
    int port = AgentJob.freePort();
    Job job =
        Job.builder("com.example.server")
            .programArguments(
                AgentJob.command(
                    jdk,
                    name.isEmpty() ? "" : "=" + name,
                    List.of(),
                    OtherServer.class,
                    kind.name(),
                    String.valueOf(port)))
            .socket(
                "Listeners",
                SocketEntry.tcp(port).withSockNodeName("127.0.0.1").withSockFamily(SockFamily.IPV4))
            .build();
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job)
            .systemdProtocol(name.isEmpty())
            .output(lines::add)
            .throttle(Duration.ZERO)
            .start()) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      serves(address);
      ProcessHandle.of(launchd.pid().orElseThrow()).orElseThrow().destroy();
      launchd.awaitExits(1, Asking.PATIENCE);
      serves(address);
      assertEquals(2, launchd.starts(), lines::toString);
    }
    TABLE.set(TABLE.indexOf(row + "FAILED"), row + "ok");
  }

  private static void serves(SocketAddress address) throws Exception {
    assertEquals("at " + address, Asking.stream(address));
    for (int i = 0; i < 3; i++) {
      RoughClients.reset(address);
    }
    List<Callable<String>> requests = Collections.nCopies(REQUESTS, () -> Asking.stream(address));
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      for (Future<String> each : clients.invokeAll(requests)) {
        assertEquals("at " + address, each.get());
      }
    } finally {
      clients.shutdown();
    }
  }

  private static String row(Kind kind, Path jdk, String name) {
    String how = name.isEmpty() ? "systemd" : "launchd";
    return "%-14s JDK %d  %-8s ".formatted(kind, Jdks.feature(jdk), how);
  }

  @AfterAll
  static void print() {
    System.out.println(String.join("\n", TABLE));
  }
}
