package io.github.launchd4j.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** What the reader of a report sees: runs the tests below, which is to say, not by themselves. */
class ReportTest {
  private static final String PLIST = "src/test/launchd/com.example.time.plist";

  static class Failing {
    @RegisterExtension
    static final LaunchdExtension LAUNCHD =
        LaunchdExtension.of(
            Job.builder("com.example.failing")
                .programArguments("/bin/sh", "-c", "echo to out; echo to err >&2; exit 3")
                .runAtLoad(true)
                .build());

    @Test
    void fails(LaunchdEmulator launchd) throws Exception {
      launchd.awaitExits(1, Duration.ofMinutes(1));
      fail("meant to");
    }

    @Test
    void passes(LaunchdEmulator launchd) {
      assertEquals("com.example.failing", launchd.job().label());
    }
  }

  @Test
  void aFailureCarriesTheJobsOutputItsStartsAndItsExits() {
    EngineExecutionResults results = run(Failing.class);
    Throwable failure = only(results.testEvents().failed().list());
    assertEquals("meant to", failure.getMessage());
    assertEquals(1, failure.getSuppressed().length);
    List<String> reports = reports(results);
    assertEquals(1, reports.size(), "a test that passes reports nothing: " + reports);
    for (String text : List.of(reports.get(0), "" + failure.getSuppressed()[0].getMessage())) {
      assertTrue(text.contains("| to out"), text);
      assertTrue(text.contains("| to err"), text);
      assertTrue(text.contains("started"), text);
      assertTrue(text.contains("exit code 3"), text);
    }
  }

  /** A job that ends at once, with a word, and never accepts. */
  private static LaunchdExtension hopeless() {
    return LaunchdExtension.of(
        Job.builder("com.example.hopeless")
            .programArguments("/bin/sh", "-c", "echo no such class; exit 1")
            .socket("Listeners", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
            .build());
  }

  static class Hopeless {
    @RegisterExtension static final LaunchdExtension LAUNCHD = hopeless();

    @Test
    void waitsForAnAnswer(@LaunchdSocket InetSocketAddress address) throws Exception {
      try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
        fail("the job answered " + socket.getInputStream().read());
      }
    }

    @Test
    void waitsForAStart(@LaunchdSocket InetSocketAddress address, LaunchdEmulator launchd)
        throws Exception {
      new Socket(address.getAddress(), address.getPort()).close();
      launchd.awaitStarts(1000, Duration.ofDays(1));
    }

    @Test
    void asksForNothing(LaunchdEmulator launchd) {
      assertEquals(0, launchd.starts());
    }
  }

  @Test
  void aJobThatFailsAtEachStartFailsTheTestWithWhatItWrote() {
    EngineExecutionResults results = run(Hopeless.class);
    assertEquals(1, results.testEvents().succeeded().count());
    List<Event> failed = results.testEvents().failed().list();
    assertEquals(2, failed.size());
    for (Event each : failed) {
      String message = String.valueOf(only(List.of(each)).getMessage());
      String why =
          "com.example.hopeless: job given up: it failed 5 times in a row and accepted no"
              + " connection, last with exit code 1 (giveUpAfter = 0 restarts it for ever)";
      assertTrue(message.startsWith(why), message);
      assertTrue(message.contains("\n| no such class\n"), message);
    }
  }

  static class Patient {
    @RegisterExtension static final LaunchdExtension LAUNCHD = hopeless().giveUpAfter(0);

    @Test
    void isAboutRestarts(@LaunchdSocket InetSocketAddress address, LaunchdEmulator launchd)
        throws Exception {
      try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
        launchd.awaitStarts(7, Duration.ofMinutes(1));
        assertTrue(socket.isConnected());
      }
    }
  }

  static class Accepting {
    @RegisterExtension
    static final LaunchdExtension LAUNCHD =
        LaunchdExtension.of(
            Job.builder("com.example.accepting")
                .programArguments(
                    Jdks.java(Jdks.own()).toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    FailingProgram.class.getName())
                .socket("Listeners", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
                .build());

    @Test
    void mayFailAfterEachConnection(
        @LaunchdSocket InetSocketAddress address, LaunchdEmulator launchd) throws Exception {
      for (int i = 1; i <= 6; i++) {
        new Socket(address.getAddress(), address.getPort()).close();
        launchd.awaitExits(i, Duration.ofMinutes(1));
      }
    }
  }

  @Test
  void aTestAboutRestartsAndAJobThatAcceptsAreLeftAlone() {
    EngineExecutionResults results = run(Patient.class, Accepting.class);
    assertEquals(2, results.testEvents().succeeded().count(), () -> failures(results));
  }

  @LaunchdJob("nowhere.plist")
  static class WithoutFile {
    @Test
    void neverRuns() {}
  }

  @Test
  void aPropertyListThatIsNotThereIsTold() {
    Throwable failure = only(run(WithoutFile.class).testEvents().failed().list());
    String message = String.valueOf(failure.getMessage());
    String why = "@LaunchdJob(\"nowhere.plist\"): no such file; the path counts from /";
    assertTrue(message.startsWith(why), message);
    assertEquals(0, failure.getSuppressed().length);
  }

  /** Both tests are in their jobs at once, or none gets on. */
  private static final CyclicBarrier BOTH = new CyclicBarrier(2);

  @LaunchdJob(PLIST)
  static class One {
    @Test
    void meetsTheOther(@LaunchdSocket InetSocketAddress address, LaunchdEmulator launchd)
        throws Exception {
      meet(address, launchd);
    }
  }

  @LaunchdJob(PLIST)
  static class Other {
    @Test
    void meetsOne(@LaunchdSocket InetSocketAddress address, LaunchdEmulator launchd)
        throws Exception {
      meet(address, launchd);
    }
  }

  private static void meet(InetSocketAddress address, LaunchdEmulator launchd) throws Exception {
    BOTH.await(1, TimeUnit.MINUTES);
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      assertTrue(socket.getInputStream().readAllBytes().length > 0);
    }
    assertEquals(List.of(ExitStatus.SUCCESS), launchd.awaitExits(1, Duration.ofMinutes(1)));
    BOTH.await(1, TimeUnit.MINUTES);
  }

  @Test
  void twoClassesRunTheSameJobAtATime() {
    EngineExecutionResults results = run(One.class, Other.class);
    assertEquals(2, results.testEvents().succeeded().count(), () -> failures(results));
  }

  static class LeavesOpen {
    @Test
    void activates(@InProcessSocket("LeftOpen") int port) throws Exception {
      ServerSocketChannel listener = LaunchdSockets.activate("LeftOpen").get(0);
      assertEquals(port, ((InetSocketAddress) listener.getLocalAddress()).getPort());
    }

    @Test
    void closes(@InProcessSocket("Closed") int port) throws Exception {
      LaunchdSockets.activate("Closed").get(0).close();
      assertTrue(port > 0);
    }
  }

  @Test
  void aChannelThatIsLeftOpenIsReportedAndClosed() {
    List<String> reports = reports(run(LeavesOpen.class));
    assertEquals(1, reports.size(), reports::toString);
    assertTrue(reports.get(0).startsWith("\"LeftOpen\" was left open: [sun.nio.ch.ServerSocket"));
  }

  static class BeforeAllTests {
    @BeforeAll
    static void start(@InProcessSocket("Early") int port) {
      fail("got " + port);
    }

    @Test
    void neverRuns() {}
  }

  @Test
  void aSocketBelongsToOneTest() {
    EngineExecutionResults results = run(BeforeAllTests.class);
    Throwable failure = only(results.containerEvents().failed().list());
    assertTrue(String.valueOf(failure.getMessage()).contains("lasts for one test"), "" + failure);
  }

  private static EngineExecutionResults run(Class<?>... classes) {
    EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter");
    for (Class<?> each : classes) {
      kit.selectors(selectClass(each));
    }
    return kit.configurationParameter("junit.jupiter.execution.parallel.enabled", "true")
        .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent")
        .configurationParameter("junit.jupiter.execution.parallel.config.strategy", "fixed")
        .configurationParameter("junit.jupiter.execution.parallel.config.fixed.parallelism", "2")
        .execute();
  }

  private static Throwable only(List<Event> failed) {
    assertEquals(1, failed.size());
    return failed.get(0).getRequiredPayload(TestExecutionResult.class).getThrowable().orElseThrow();
  }

  private static List<String> reports(EngineExecutionResults results) {
    return results.allEvents().reportingEntryPublished().stream()
        .map(event -> event.getRequiredPayload(ReportEntry.class).getKeyValuePairs())
        .flatMap(pairs -> pairs.entrySet().stream())
        .map(pair -> pair.getKey() + ": " + pair.getValue())
        .toList();
  }

  private static String failures(EngineExecutionResults results) {
    return results.testEvents().failed().list().toString();
  }
}
