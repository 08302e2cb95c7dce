package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Restart, stop, and what is left. */
class StopTest {
  private final Recorded recorded = new Recorded();
  @TempDir private Path folder;

  @Test
  void closeEndsTheJobBySigterm() throws Exception {
    LaunchdEmulator launchd = recorded.start(shell("echo ready; exec sleep 1000").runAtLoad(true));
    assertEquals("ready", recorded.line());

    launchd.close();

    assertEquals(List.of(new ExitStatus(0, 15)), launchd.exits());
    assertTrue(launchd.pid().isEmpty());
  }

  @Test
  void aJobThatHandlesSigtermExitsAsItLikes() throws Exception {
    String script =
        "exec 2>/dev/null; trap 'echo bye; exit 7' TERM; echo ready; while :; do sleep 0.01; done";
    LaunchdEmulator launchd = recorded.start(shell(script).runAtLoad(true));
    assertEquals("ready", recorded.line());

    launchd.close();

    assertEquals(List.of(new ExitStatus(7, 0)), launchd.exits());
    assertEquals("bye", recorded.line());
  }

  @Test
  void aJobThatIgnoresSigtermIsKilledAfterExitTimeOut() throws Exception {
    String script = "trap '' TERM; echo ready; while :; do sleep 0.01; done";
    LaunchdEmulator launchd = recorded.start(shell(script).exitTimeOut(1).runAtLoad(true));
    assertEquals("ready", recorded.line());

    launchd.close();

    assertEquals(List.of(new ExitStatus(0, 9)), launchd.exits());
    assertEquals("ExitTimeOut", recorded.events(EmulatorEvent.Notice.class).get(0).key());
  }

  @Test
  void childrenOfTheJobMayTidyUpBeforeCloseReturns() throws Exception {
    String child =
        "exec 2>/dev/null; trap 'sleep 0.3; echo tidy; exit' TERM; echo ready; while :; do sleep 0.01; done";
    LaunchdEmulator launchd =
        recorded.start(shell("(" + child + ") & wait").exitTimeOut(30).runAtLoad(true));
    assertEquals("ready", recorded.line());

    launchd.close();

    assertEquals(List.of("tidy"), recorded.lines());
  }

  @Test
  void childrenThatAJobLeavesBehindGetSigterm() throws Exception {
    String script =
        "(exec 2>/dev/null; trap 'echo told; exit' TERM; echo $$; while :; do sleep 0.01; done) & sleep 0.1";
    try (LaunchdEmulator launchd = recorded.start(shell(script).runAtLoad(true))) {
      launchd.awaitExits(1, PATIENCE);
      recorded.line(); // the pid
      assertEquals("told", recorded.line());
    }
  }

  @Test
  void nothingThatAJobLeavesBehindOutlivesTheEmulator() throws Exception {
    String child = "trap '' TERM; echo $$; exec sleep 1000";
    LaunchdEmulator launchd =
        recorded.start(
            shell("sh -c \"" + child.replace("$", "\\$") + "\" & sleep 0.1")
                .exitTimeOut(1)
                .set("AbandonProcessGroup", new PlistBoolean(true))
                .runAtLoad(true));
    launchd.awaitExits(1, PATIENCE);
    ProcessHandle left = ProcessHandle.of(Long.parseLong(recorded.line())).orElseThrow();

    launchd.close();

    left.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  @Test
  void closeTwiceFromManyThreadsIsOnce() throws Exception {
    LaunchdEmulator launchd = recorded.start(shell("echo ready; exec sleep 1000").runAtLoad(true));
    assertEquals("ready", recorded.line());

    Stream.generate(() -> launchd).limit(8).parallel().forEach(LaunchdEmulator::close);

    assertEquals(List.of(new ExitStatus(0, 15)), launchd.exits());
  }

  @Test
  void aListenerMayCloseTheEmulator() throws Exception {
    LaunchdEmulator[] launchd = new LaunchdEmulator[1];
    SocketEntry entry = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
    launchd[0] =
        LaunchdEmulator.builder(shell("exec sleep 1000").socket("Listeners", entry).build())
            .events(
                event -> {
                  if (event instanceof EmulatorEvent.JobStarted) {
                    launchd[0].close();
                  }
                })
            .start();

    try (Client client = Client.connect(launchd[0].addresses("Listeners").get(0))) {
      assertTrue(client.channel().isConnected());
      assertEquals(List.of(new ExitStatus(0, 15)), launchd[0].awaitExits(1, PATIENCE));
    }
    launchd[0].close();
  }

  @Test
  void aListenerThatThrowsDoesNotEndTheEmulator() throws Exception {
    LaunchdEmulator launchd =
        LaunchdEmulator.builder(shell("exec sleep 1000").runAtLoad(true).build())
            .events(
                event -> {
                  throw new IllegalStateException("a listener of a test");
                })
            .start();

    launchd.awaitStarts(1, PATIENCE);
    launchd.close();

    assertEquals(List.of(new ExitStatus(0, 15)), launchd.exits());
  }

  @Test
  void aThrottledJobIsNotStartedAgainAndCloseDoesNotWaitForIt() throws Exception {
    SocketEntry entry = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
    LaunchdEmulator launchd =
        recorded.start(shell("exit 0").socket("Listeners", entry), Duration.ofHours(1));
    // The job never accepts, so that the connection asks for it again and again.
    try (Client client = Client.connect(launchd.addresses("Listeners").get(0))) {
      assertTrue(client.channel().isConnected());
      launchd.awaitExits(1, PATIENCE);

      launchd.close();
    }
    assertEquals(1, launchd.starts());
    assertEquals(1, recorded.events(EmulatorEvent.JobThrottled.class).size());
  }

  @Test
  void aConnectionThatTheJobNeverAcceptsStartsItAgainAndAgain() throws Exception {
    SocketEntry entry = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
    try (LaunchdEmulator launchd = recorded.start(shell("exit 0").socket("Listeners", entry));
        Client client = Client.connect(launchd.addresses("Listeners").get(0))) {
      assertTrue(client.channel().isConnected());
      launchd.awaitStarts(5, PATIENCE);
    }
  }

  @Test
  void afterCloseThePortAndTheSocketFileAreFree() throws Exception {
    Path path = folder.resolve("s");
    LaunchdEmulator launchd =
        recorded.start(
            shell("exit 0")
                .socket("Tcp", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
                .socket("Unix", SocketEntry.unix(path.toString(), 0600)));
    SocketAddress address = launchd.addresses("Tcp").get(0);
    assertTrue(Files.exists(path));

    launchd.close();

    assertFalse(Files.exists(path));
    assertThrows(ConnectException.class, () -> Client.connect(address).close());
  }

  @Test
  void aSocketFileThatSomebodyElsePutThereIsLeft() throws Exception {
    Path path = folder.resolve("s");
    LaunchdEmulator launchd =
        recorded.start(shell("exit 0").socket("Unix", SocketEntry.unix(path.toString(), 0600)));
    Files.move(path, folder.resolve("moved")); // keeps the inode number in use
    Files.writeString(path, "mine");

    launchd.close();

    assertEquals("mine", Files.readString(path));
  }

  @Test
  void nothingStaysOpenInTheEmulator() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only Linux has /proc/self/fd");
    runAndClose();
    Set<String> before = descriptors();
    for (int i = 0; i < 5; i++) {
      runAndClose();
    }

    assertEquals(before, descriptors());
  }

  @Test
  void nothingStaysOpenWhenAStartFails() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self/fd")), "only Linux has /proc/self/fd");
    SocketEntry unix = SocketEntry.unix(folder.resolve("s").toString(), 0600);
    SocketEntry elsewhere = SocketEntry.tcp(0).withSockNodeName("192.0.2.1");
    JobBuilder job = shell("exit 0").socket("A", SocketEntry.tcp(0)).socket("B", unix);
    runAndClose();
    Set<String> before = descriptors();

    assertThrows(IOException.class, () -> recorded.start(job.socket("C", elsewhere)));

    assertEquals(before, descriptors());
    assertFalse(Files.exists(folder.resolve("s")));
  }

  @Test
  void waitingForWhatDoesNotHappenTellsWhatDid() throws Exception {
    try (LaunchdEmulator launchd = recorded.start(shell("exit 3").runAtLoad(true))) {
      launchd.awaitExits(1, PATIENCE);

      TimeoutException e =
          assertThrows(TimeoutException.class, () -> launchd.awaitStarts(2, Duration.ofMillis(1)));

      String told = String.valueOf(e.getMessage());
      assertTrue(told.contains("there were 1 starts and the exits [exit code 3]"), told);
    }
  }

  private void runAndClose() throws Exception {
    SocketEntry unix = SocketEntry.unix(folder.resolve("s").toString(), 0600);
    try (LaunchdEmulator launchd =
        recorded.start(
            shell("exit 0").runAtLoad(true).socket("A", SocketEntry.tcp(0)).socket("B", unix))) {
      launchd.awaitExits(1, PATIENCE);
    }
  }

  /** The sockets and pipes of this process, by inode. */
  private static Set<String> descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc/self/fd"))) {
      return all.map(StopTest::target)
          .filter(target -> target.startsWith("socket:") || target.startsWith("pipe:"))
          .collect(Collectors.toSet());
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // the one that lists the others
    }
  }
}
