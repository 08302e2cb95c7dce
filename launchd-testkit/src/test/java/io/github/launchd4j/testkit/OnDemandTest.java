package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.socket.darwin.OnDarwin;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobStarted;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.net.SocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Java jobs that activate their sockets, under every JDK of this machine. */
class OnDemandTest {
  private static final ExitStatus SUCCESS = new ExitStatus(0, 0);

  private final Recorded recorded = new Recorded();

  static Stream<Path> homes() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void theFirstConnectionStartsTheJobAndTheNextOneAfterItsExitStartsItAgain(Path home)
      throws Exception {
    JobBuilder job = answering(home, 1, "Listeners").socket("Listeners", loopback());
    try (LaunchdEmulator launchd = recorded.start(job)) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      assertEquals(0, launchd.starts());

      String first = Client.ask(address);
      launchd.awaitExits(1, PATIENCE);
      String second = Client.ask(address);

      assertEquals(List.of(SUCCESS, SUCCESS), launchd.awaitExits(2, PATIENCE));
      assertEquals(List.of(first, second), answersOfStarts("Listeners"));
      assertEquals(2, launchd.starts());
    }
  }

  @ParameterizedTest
  @MethodSource("homes")
  void connectionsThatTheJobLeftInTheQueueStartItAgain(Path home) throws Exception {
    JobBuilder job = answering(home, 1, "Listeners").socket("Listeners", loopback());
    try (LaunchdEmulator launchd = recorded.start(job)) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      List<Client> clients = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        clients.add(Client.connect(address));
      }

      List<String> answers = new ArrayList<>();
      for (Client client : clients) {
        answers.add(client.read());
        client.close();
      }

      assertEquals(List.of(SUCCESS, SUCCESS, SUCCESS), launchd.awaitExits(3, PATIENCE));
      assertEquals(new HashSet<>(answersOfStarts("Listeners")), new HashSet<>(answers));
    }
  }

  @ParameterizedTest
  @MethodSource("homes")
  void everySocketOfEveryNameReachesTheJob(Path home, @TempDir Path folder) throws Exception {
    SocketEntry unix = SocketEntry.unix(folder.resolve("s").toString(), 0600);
    JobBuilder job =
        answering(home, 4, "Web", "Admin")
            .socket("Web", SocketEntry.EMPTY.withSockServiceName(0)) // IPv4 and IPv6
            .socket("Web", unix)
            .socket("Admin", loopback());
    try (LaunchdEmulator launchd = recorded.start(job)) {
      assertEquals(3, launchd.addresses("Web").size());
      for (SocketAddress address : launchd.addresses("Web")) {
        assertTrue(Client.ask(address).endsWith(" Web"), address::toString);
      }
      assertTrue(Client.ask(launchd.addresses("Admin").get(0)).endsWith(" Admin"));

      assertEquals(List.of(SUCCESS), launchd.awaitExits(1, PATIENCE));
    }
  }

  @ParameterizedTest
  @MethodSource("homes")
  void theJobIsNotStartedTwiceWhileItRuns(Path home) throws Exception {
    JobBuilder job = answering(home, 2, "Listeners").socket("Listeners", loopback());
    try (LaunchdEmulator launchd = recorded.start(job)) {
      SocketAddress address = launchd.addresses("Listeners").get(0);

      assertEquals(Client.ask(address), Client.ask(address));

      launchd.awaitExits(1, PATIENCE);
      assertEquals(1, launchd.starts());
      assertNotEquals(List.of(), recorded.events(EmulatorEvent.JobExited.class));
    }
  }

  private List<String> answersOfStarts(String name) {
    return recorded.events(JobStarted.class).stream()
        .map(started -> started.pid() + " " + name)
        .toList();
  }

  private static SocketEntry loopback() {
    return SocketEntry.tcp(0).withSockNodeName("127.0.0.1").withSockFamily(SockFamily.IPV4);
  }

  private static JobBuilder answering(Path home, int count, String... names) {
    List<String> command =
        new ArrayList<>(
            List.of(Jdks.java(home).toString(), "-cp", System.getProperty("java.class.path")));
    command.addAll(OnDarwin.program(AnsweringProgram.class));
    command.add(Integer.toString(count));
    command.addAll(List.of(names));
    return Job.builder("com.example.answer").programArguments(command);
  }
}
