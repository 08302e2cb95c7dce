package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.darwin.NotOnTheFace;
import io.github.launchd4j.socket.darwin.OnDarwin;
import io.github.launchd4j.testkit.Jdks;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Where the library is used: modules, class loaders, JVM flags, and what a child inherits. On every
 * JDK at hand.
 */
@Timeout(120)
class SurroundingsTest {
  @TempDir private Path folder = Path.of("");

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  @NotOnTheFace("only a program on the class path is put on the face")
  void itWorksAsANamedModule(Path jdk) throws Exception {
    List<String> modules = classPath(path -> path.contains("launchd-socket-core") || isJna(path));
    List<String> others = classPath(path -> !modules.contains(path));
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdks.java(jdk).toString(),
                "--module-path",
                String.join(File.pathSeparator, modules),
                "--add-modules",
                "io.github.launchd4j.socket",
                "-cp",
                String.join(File.pathSeparator, others)));
    command.addAll(OnDarwin.program(ActivatingProgram.class));
    command.addAll(List.of("Web", "activateDatagrams:Dns"));
    assertEquals(
        List.of("OK 1", "OK 1"), emulated(command).stream().map(ProgramRun::outcome).toList());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theWayIntoTheJdkIsTold(Path jdk) throws Exception {
    String forced = emulated(ProgramRun.command(jdk, List.of(), "diagnose:")).get(0);
    assertTrue(forced.contains("|way into the JDK: by JNI's DefineClass, no flag needed|"), forced);
    List<String> flag = List.of("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
    List<String> lines = emulated(ProgramRun.command(jdk, flag, "diagnose:", "Web"));
    assertTrue(
        lines
            .get(0)
            .contains("|way into the JDK: by Add-Opens or --add-opens java.base/sun.nio.ch|"),
        lines.get(0));
    assertEquals("OK 1", ProgramRun.outcome(lines.get(1)));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theDiagnosisTellsWhatIsThereAndTakesNothing(Path jdk) throws Exception {
    List<String> lines =
        emulated(ProgramRun.command(jdk, List.of(), "diagnose:", "Web", "diagnose:"));
    assertTrue(lines.get(0).contains("|manager: SYSTEMD|names: [Web, Dns]|"), lines.get(0));
    assertTrue(
        lines
            .get(0)
            .matches(".*[|]\"Web\": descriptor 3 is a listening socket at /127.0.0.1:\\d+[|].*"),
        lines.get(0));
    assertTrue(
        lines
            .get(0)
            .matches(".*[|]\"Dns\": descriptor 4 is a datagram socket at /127.0.0.1:\\d+[|].*"),
        lines.get(0));
    assertEquals("OK 1", ProgramRun.outcome(lines.get(1)));
    assertTrue(lines.get(2).contains("|\"Web\": activated|"), lines.get(2));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aSecondCopyOfTheLibraryIsToldWhoHasTheSockets(Path jdk) throws Exception {
    assertEquals(
        List.of(
            "first\t1",
            "second\tcannot activate \"Web\": this process has already taken its sockets, through the copy of this library in"
                + " class loader first (io.github.launchd4j.socket), this one is in second (io.github.launchd4j.socket);"
                + " activate each name once and share the channels, or close them first"),
        emulated(ProgramRun.command(TwoLoadersProgram.class, jdk, List.of(), "Web")));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void nativeAccessThatIsDeniedIsTold(Path jdk) throws Exception {
    assumeTrue(Jdks.feature(jdk) >= 24, jdk + " has no --illegal-native-access");
    List<String> deny = List.of("--illegal-native-access=deny");
    String line = emulated(ProgramRun.command(jdk, deny, "Web")).get(0);
    assertTrue(
        line.startsWith(
            "Web\tUNSUPPORTED\t\tcannot activate \"Web\": JNA cannot load its native library ("),
        line);
    assertTrue(line.contains("--enable-native-access=ALL-UNNAMED"), line);
    List<String> allow =
        List.of("--illegal-native-access=deny", "--enable-native-access=ALL-UNNAMED");
    assertEquals(
        "OK 1", ProgramRun.outcome(emulated(ProgramRun.command(jdk, allow, "Web")).get(0)));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void thePidfdTellsProcessesApart(Path jdk) throws Exception {
    String handOver =
        "exec 3</dev/null; export LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_PIDFDID=1; exec \"$@\"";
    ProgramRun run =
        ProgramRun.of(
            handOver, ProgramRun.command(jdk, List.of(), "manager:", "unknown"), Map.of(), folder);
    boolean kernelTells = run.lines().get(0).contains("\tNONE\t");
    assumeTrue(
        kernelTells, "this kernel has no inode numbers for pidfds: they came with Linux 6.9");
    assertTrue(run.lines().get(1).startsWith("unknown\tOTHER_PROCESS\t"), run.lines().get(1));
    assertTrue(run.lines().get(1).contains("LISTEN_PIDFDID=\"1\""), run.lines().get(1));
  }

  @Test
  void aChildIsNotToldOfSocketsThatItDoesNotHave() {
    ProcessBuilder child = new ProcessBuilder("true");
    child
        .environment()
        .putAll(Map.of("LISTEN_PID", "1", "LISTEN_FDS", "1", "LISTEN_FDNAMES", "a", "KEPT", "1"));
    child.environment().putAll(Map.of("LISTEN_PIDFDID", "1", "LAUNCHD_SOCKET_NAMES", "a"));
    LaunchdSockets.scrub(child);
    assertEquals("1", child.environment().get("KEPT"));
    assertFalse(child.environment().keySet().stream().anyMatch(name -> name.startsWith("LISTEN_")));
    assertFalse(child.environment().containsKey("LAUNCHD_SOCKET_NAMES"));
  }

  @Test
  void withoutAManagerTheAddressesAreBoundUnlessThePolicyForbidsIt() throws Exception {
    ProgramRun run =
        ProgramRun.of(
            "exec \"$@\"",
            ProgramRun.command(
                Jdks.own(), List.of(), "activateOrBind:Web", "manager:", "names:", "inetd:"),
            Map.of(),
            folder);
    assertTrue(run.lines().get(0).startsWith("activateOrBind:Web\tOK\t"), run.lines().get(0));
    assertEquals("manager:\tOK\t\tNONE\t0", run.lines().get(1));
    assertEquals("names:\tOK\t\tOptional.empty\t0", run.lines().get(2));
    assertTrue(run.lines().get(3).startsWith("inetd:\tNOT_MANAGED\t"), run.lines().get(3));
  }

  /** Runs a program in the emulator with a listener "Web" and a datagram socket "Dns". */
  private List<String> emulated(List<String> command) throws Exception {
    Job job =
        Job.builder("com.example.surroundings")
            .programArguments(command)
            .runAtLoad(true)
            .socket("Web", EmulatorContractTest.entry("tcp", folder))
            .socket("Dns", EmulatorContractTest.entry("udp", folder))
            .build();
    List<String> lines = ProgramRun.emulated(job, true);
    List<String> printed = ProgramRun.printed(String.join("\n", lines));
    assertTrue(lines.contains(ActivatingProgram.END), () -> String.join("\n", lines));
    return printed.stream().filter(line -> line.contains("\t")).toList();
  }

  private static List<String> classPath(Predicate<String> wanted) {
    Pattern separator = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
    return separator
        .splitAsStream(System.getProperty("java.class.path"))
        .filter(wanted)
        .filter(path -> !path.endsWith("-tests.jar") || !path.contains("socket-core"))
        .toList();
  }

  private static boolean isJna(String path) {
    return Path.of(path).getFileName().toString().startsWith("jna-");
  }
}
