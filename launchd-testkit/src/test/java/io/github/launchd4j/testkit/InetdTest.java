package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.InetdCompatibility;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobStarted;
import io.github.launchd4j.testkit.event.EmulatorEvent.SetUpFailed;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that get their sockets on descriptors 0, 1 and 2. */
class InetdTest {
  private static final SocketEntry LOOPBACK = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
  private static final InetdCompatibility NOWAIT = new InetdCompatibility(false);
  private static final InetdCompatibility WAIT = new InetdCompatibility(true);

  private final Recorded recorded = new Recorded();
  @TempDir private Path folder;

  @Test
  void withoutWaitEachConnectionGetsAProcessOfItsOwn() throws Exception {
    try (LaunchdEmulator launchd = recorded.start(nowait("echo $$; exec cat"))) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      try (Client first = Client.connect(address);
          Client second = Client.connect(address)) {
        assertEquals(pid(0, launchd) + "\none", first.ask("one"));
        assertEquals(pid(1, launchd) + "\ntwo", second.ask("two"));
      }
      launchd.awaitExits(2, PATIENCE);
    }
  }

  @Test
  void withoutWaitAConnectionIsNotThrottled() throws Exception {
    JobBuilder job = nowait("exec cat");
    try (LaunchdEmulator launchd = recorded.start(job, Duration.ofHours(1))) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      for (int i = 0; i < 3; i++) {
        try (Client client = Client.connect(address)) {
          assertEquals("again", client.ask("again"));
        }
      }
    }
  }

  @Test
  void pastInstancesAConnectionWaitsForAnotherToEnd() throws Exception {
    JobBuilder job =
        nowait("exec cat").inetdCompatibility(new InetdCompatibility(false, OptionalInt.of(1)));
    try (LaunchdEmulator launchd = recorded.start(job)) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      try (Client first = Client.connect(address);
          Client second = Client.connect(address)) {
        launchd.awaitStarts(1, PATIENCE);
        assertEquals("one", first.ask("one"));
        launchd.awaitExits(1, PATIENCE);
        assertEquals("two", second.ask("two"));
      }
      launchd.awaitExits(2, PATIENCE);
      List<EmulatorEvent> told = recorded.events(EmulatorEvent.class);
      EmulatorEvent secondStart = recorded.events(JobStarted.class).get(1);
      EmulatorEvent firstExit = recorded.events(EmulatorEvent.JobExited.class).get(0);
      assertTrue(told.indexOf(firstExit) < told.indexOf(secondStart), told::toString);
    }
  }

  @Test
  void bothOutputsAreTheConnectionUnlessTheyHaveAFile() throws Exception {
    Path log = folder.resolve("log");
    assertEquals("out\nerr\n", answer(nowait("echo out; echo err >&2")));
    assertEquals(
        "out\n", answer(nowait("echo out; echo err >&2").standardErrorPath(log.toString())));
    assertEquals("err\n", Files.readString(log));
    assertEquals("err\n", answer(nowait("echo out; echo err >&2").standardOutPath(log.toString())));
    assertEquals("err\nout\n", Files.readString(log));
  }

  /** As Apple's com.openssh.sshd.plist: argv[0] is not the program, and the input is a socket. */
  @Test
  void noStartFileOfAShellReachesTheClientOrTheJob() throws Exception {
    Path start = Files.writeString(folder.resolve(".bashrc"), "echo start file; export FROM=it\n");
    Map<String, String> variables =
        Map.of("HOME", folder.toString(), "ENV", start.toString(), "BASH_ENV", start.toString());
    JobBuilder job =
        nowait("")
            .program("/usr/bin/env")
            .programArguments("env-i")
            .environmentVariables(variables);

    String answer = answer(job);

    TreeSet<String> expected = new TreeSet<>();
    variables.forEach((name, value) -> expected.add(name + "=" + value));
    expected.add("PATH=/usr/bin:/bin:/usr/sbin:/sbin");
    expected.add("XPC_SERVICE_NAME=com.example.job");
    expected.add("XPC_FLAGS=0x0");
    assertEquals(expected, new TreeSet<>(answer.lines().toList()));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc/PID/fd is Linux's")
  void theProcessHasNothingButItsConnection() throws Exception {
    String script = "for fd in /proc/$$/fd/*; do [ -L \"$fd\" ] && echo \"${fd##*/}\"; done";

    assertEquals("0\n1\n2\n", answer(nowait(script).socket("Other", LOOPBACK)));
    assertEquals("0\n", answer(nowait("env | grep -c LISTEN")));
  }

  @Test
  void closeEndsAllProcessesAndTheirConnections() throws Exception {
    LaunchdEmulator launchd = recorded.start(nowait("exec cat"));
    try (Client first = Client.connect(launchd.addresses("Listeners").get(0));
        Client second = Client.connect(launchd.addresses("Listeners").get(0))) {
      launchd.awaitStarts(2, PATIENCE);

      launchd.close();

      assertEquals("", first.read() + second.read());
      assertEquals(List.of(new ExitStatus(0, 15), new ExitStatus(0, 15)), launchd.exits());
    }
  }

  @Test
  void aProgramThatIsNotThereClosesTheConnection() throws Exception {
    JobBuilder job = nowait("").programArguments("/nowhere/server");

    assertEquals("", answer(job));
    assertEquals(1, recorded.events(SetUpFailed.class).size());
  }

  @Test
  void withWaitTheJobAcceptsFromTheListener() throws Exception {
    JobBuilder job = java().inetdCompatibility(WAIT).socket("Listeners", SocketEntry.tcp(0));
    try (LaunchdEmulator launchd = recorded.start(job)) {
      // one socket for IPv4 and one for IPv6: the one that is asked is the one handed over
      for (SocketAddress address : launchd.addresses("Listeners")) {
        String answer = Client.ask(address);
        launchd.awaitExits(launchd.starts(), PATIENCE);
        assertEquals("pid " + pid(launchd.starts() - 1, launchd), answer);
      }
      assertEquals(new HashSet<>(List.of(new ExitStatus(0, 0))), new HashSet<>(launchd.exits()));
    }
  }

  @Test
  void withWaitADatagramStartsTheJobThatReceivesIt() throws Exception {
    SocketEntry udp = SocketEntry.udp(0).withSockNodeName("127.0.0.1");
    JobBuilder job = java().inetdCompatibility(WAIT).socket("Dns", udp);
    try (LaunchdEmulator launchd = recorded.start(job);
        DatagramChannel client = DatagramChannel.open()) {
      client.send(ByteBuffer.wrap(new byte[] {1}), launchd.addresses("Dns").get(0));

      assertEquals(List.of(new ExitStatus(0, 0)), launchd.awaitExits(1, PATIENCE));
    }
  }

  @Test
  void withoutWaitDatagramsAreRefused() {
    JobBuilder job = shell("true").inetdCompatibility(NOWAIT).socket("Dns", SocketEntry.udp(0));

    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> recorded.start(job).close()).getMessage());

    assertTrue(message.contains("needs a listening stream socket"), message);
  }

  private String answer(JobBuilder job) throws Exception {
    try (LaunchdEmulator launchd = recorded.start(job)) {
      String answer = Client.ask(launchd.addresses("Listeners").get(0));
      launchd.awaitExits(1, PATIENCE);
      return answer;
    }
  }

  private long pid(int start, LaunchdEmulator launchd) throws Exception {
    launchd.awaitStarts(start + 1, PATIENCE);
    return recorded.events(JobStarted.class).get(start).pid();
  }

  private static JobBuilder nowait(String script) {
    return shell(script).inetdCompatibility(NOWAIT).socket("Listeners", LOOPBACK);
  }

  private static JobBuilder java() {
    return Job.builder("com.example.inetd")
        .programArguments(
            Jdks.java(Path.of(System.getProperty("java.home"))).toString(),
            "-cp",
            System.getProperty("java.class.path"),
            InetdProgram.class.getName());
  }
}
