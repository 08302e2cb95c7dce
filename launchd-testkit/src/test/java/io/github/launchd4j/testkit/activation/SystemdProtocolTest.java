package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * systemd's protocol from a program's front door, on every JDK at hand, with what a shell can hand
 * over and with what the emulator does. The last field of each line counts the descriptors that a
 * call left open.
 */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SystemdProtocolTest {
  private static final String WRONG =
      "; the program that started this process gets systemd's protocol wrong";

  @TempDir private Path folder = Path.of("");

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void underNoManagerBothCausesAreNamed(Path jdk) throws Exception {
    assertEquals(
        "Listeners\tNOT_MANAGED\t\tcannot activate \"Listeners\": neither launchd nor systemd started this process with"
            + " sockets, or the script that they started did not exec java; start it through its job or .socket unit, or bind an"
            + " address yourself\t0",
        only(run(jdk, "exec \"$@\"")));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aWrapperThatDidNotExecIsFoundByListenPid(Path jdk) throws Exception {
    String line =
        only(
            run(
                jdk,
                "exec 3</dev/null; export LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=Listeners; \"$@\"; exit $?"));
    assertEquals(
        "Listeners\tOTHER_PROCESS\t\tcannot activate \"Listeners\": LISTEN_PID=\"N\" hands the sockets to another process;"
            + " this one is N; if a wrapper starts java, it must exec java\t0",
        line.replaceFirst("\"\\d+\"", "\"N\"").replaceFirst("is \\d+", "is N"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aNameThatIsNotThereIsToldWithThoseThatAre(Path jdk) throws Exception {
    assertEquals(
        "Listeners\tNO_SUCH_SOCKET\t\tcannot activate \"Listeners\": no descriptor has that name; the names are [Web]; check"
            + " FileDescriptorName= in the .socket unit\t0",
        only(handOver(jdk, "3</dev/null", 1, "Web")));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aWrongCountOfNamesIsAnError(Path jdk) throws Exception {
    assertEquals(
        "Listeners\tPROTOCOL\t\tcannot activate \"Listeners\": LISTEN_FDNAMES=\"Listeners:Web\" holds 2 names for"
            + " LISTEN_FDS=1 descriptors"
            + WRONG
            + "\t0",
        only(handOver(jdk, "3</dev/null", 1, "Listeners:Web")));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aFileIsNoSocketAndStaysOpen(Path jdk) throws Exception {
    assertEquals(
        "Listeners\tNOT_A_SOCKET\t\tcannot activate \"Listeners\": descriptor 3 is a file, a pipe or the like (open it as /dev/fd/3); a listening"
            + " one has SockType stream in the job's plist (systemd: ListenStream= in the .socket unit); the"
            + " descriptors stay open\t0",
        only(handOver(jdk, "3</dev/null", 1, "Listeners")));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aDescriptorThatWasPromisedButIsNotOpenIsTold(Path jdk) throws Exception {
    assertEquals(
        "Listeners\tCLOSED_DESCRIPTOR\t9\tcannot activate \"Listeners\": descriptor 999 is not open (EBADF, 9); something"
            + " between the service manager and java closed it\t0",
        only(handOver(jdk, "3</dev/null", 997, "x:".repeat(996) + "Listeners")));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theEmulatorHandsOverEveryKind(Path jdk) throws Exception {
    SocketEntry loopback =
        SocketEntry.tcp(0).withSockNodeName("127.0.0.1").withSockFamily(SockFamily.IPV4);
    List<String> command =
        ProgramRun.command(jdk, List.of(), "Web", "Web", "Local", "Dns", "Nothing");
    Job job =
        Job.builder("com.example.kinds")
            .programArguments(command)
            .runAtLoad(true)
            .socket("Web", loopback)
            .socket("Web", loopback)
            .socket("Local", SocketEntry.unix(folder.resolve("s").toString(), 0600))
            .socket("Dns", loopback.withSockType(SockType.DGRAM))
            .build();
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job)
            .systemdProtocol(true)
            .output(lines::add)
            .throttle(Duration.ofHours(1))
            .start()) {
      launchd.awaitExits(1, Duration.ofSeconds(60));
    }
    List<String> outcomes = lines.stream().filter(line -> line.contains("\t")).toList();
    assertTrue(
        outcomes.get(0).matches("Web\tOK\t\t\\[/127.0.0.1:\\d+, /127.0.0.1:\\d+]\t2"),
        outcomes.get(0));
    assertTrue(outcomes.get(1).startsWith("Web\tALREADY_ACTIVATED\t\t"), outcomes.get(1));
    assertEquals("Local\tOK\t\t[" + folder.resolve("s") + "]\t1", outcomes.get(2));
    assertTrue(
        outcomes.get(3).matches("Dns\tWRONG_KIND\t\t.* is a datagram socket at .*;.*\t0"),
        outcomes.get(3));
    assertTrue(outcomes.get(4).matches("Nothing\tNO_SUCH_SOCKET\t\t.*\t0"), outcomes.get(4));
  }

  /** Hands over what the redirections open, in the process that becomes java. */
  private ProgramRun handOver(Path jdk, String redirections, int count, String names)
      throws Exception {
    String variables = "LISTEN_PID=$$ LISTEN_FDS=" + count + " LISTEN_FDNAMES=" + names;
    return run(jdk, "exec " + redirections + "; export " + variables + "; exec \"$@\"");
  }

  private ProgramRun run(Path jdk, String script) throws Exception {
    return ProgramRun.of(script, ProgramRun.command(jdk, List.of(), "Listeners"), Map.of(), folder);
  }

  private static String only(ProgramRun run) {
    assertEquals(1, run.lines().size(), run::toString);
    return run.lines().get(0);
  }
}
