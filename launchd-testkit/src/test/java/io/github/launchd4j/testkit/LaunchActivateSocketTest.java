package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Constants;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Jobs that take their sockets by launch_activate_socket, from what the emulator preloads. */
class LaunchActivateSocketTest {
  private static final SocketEntry LOOPBACK = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
  private static final Path PYTHON = Path.of("/usr/bin/python3");
  private static final ExitStatus SUCCESS = new ExitStatus(0, 0);
  private static final List<String> CALLS =
      List.of(
          "wrong 3 0",
          "forked 3 0",
          "child 3 0",
          "child's LD_PRELOAD is not set",
          "job 0 1 FD_CLOEXEC 1 O_NONBLOCK 0",
          "again 37 0");

  private final Recorded recorded = new Recorded();
  @TempDir private Path folder;
  private String daemon = "";

  static Stream<Path> homes() {
    return Jdks.homes();
  }

  @BeforeEach
  void compile() throws Exception {
    assumeFalse(Constants.isMacOs(), "on macOS the call is the real one");
    daemon = NativeProgram.compile("activate", folder).toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Listeners", "", ":", "a:b:", "a\n\u0001\u007f=' \"$HOME\"", "Größe"})
  void aDaemonInCGetsItsSocketOnceWhateverItsName(String name) throws Exception {
    serves(job(daemon, name), name);
    assertEquals(CALLS, recorded.lines());
  }

  @Test
  void aProgramThatAScriptBecomesGetsIt() throws Exception {
    serves(shell("exec /usr/bin/env " + daemon + " Listeners"), "Listeners");
    assertEquals(CALLS, recorded.lines());
  }

  @Test
  void aProgramWhoseFirstArgumentIsNotItsNameGetsIt() throws Exception {
    serves(job("-daemon", "-c", "exec " + daemon + " Listeners").program("/bin/sh"), "Listeners");
    assertEquals(CALLS, recorded.lines());
  }

  /** Variables that no shell can hold take another way. */
  @Test
  void whatTheJobItselfPreloadsStaysWithItsChildren() throws Exception {
    JobBuilder job = job(daemon, "Listeners");
    serves(job.environmentVariables(Map.of("LD_PRELOAD", "libc.so.6", "a.b", "c")), "Listeners");
    List<String> expected = new ArrayList<>(CALLS);
    expected.set(3, "child's LD_PRELOAD is libc.so.6");
    assertEquals(expected, recorded.lines());
  }

  @Test
  void aJobOfAnotherUserGetsIt() throws Exception {
    assumeTrue(Accounts.isRoot(), "only root can run a job as another user");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    serves(job(daemon, "Listeners").userName("nobody"), "Listeners");
    assertEquals(CALLS, recorded.lines());
  }

  @Test
  void aProgramInPythonCallsItByCtypes() throws Exception {
    assumeTrue(Files.isExecutable(PYTHON), "there is no " + PYTHON);
    String program =
        """
        import ctypes, os, socket
        fds, count = ctypes.POINTER(ctypes.c_int)(), ctypes.c_size_t()
        call = ctypes.CDLL(None).launch_activate_socket
        print(call(b"Listeners", ctypes.byref(fds), ctypes.byref(count)), count.value, flush=True)
        client = socket.socket(fileno=fds[0]).accept()[0]
        client.send(b"served")
        """;
    serves(job(PYTHON.toString(), "-c", program), "Listeners");
    assertEquals(List.of("0 1"), recorded.lines());
  }

  @ParameterizedTest
  @MethodSource("homes")
  void aProgramInJavaFindsLaunchd(Path home) throws Exception {
    serves(Jdks.job(home, LaunchdProgram.class), "Listeners");
    assertEquals("LAUNCHD", recorded.line());
  }

  @Test
  void theVariablesOfTheJobAreLaunchdsAndThoseOfTheEmulatorAndNothingElse() throws Exception {
    JobBuilder job = Job.builder("com.example.env").program("/usr/bin/env").runAtLoad(true);
    try (LaunchdEmulator launchd = recorded.start(job.socket("Listeners", LOOPBACK))) {
      launchd.awaitExits(1, PATIENCE);
    }
    assertEquals(
        List.of(
            "LAUNCHD_EMULATOR_PID",
            "LAUNCHD_EMULATOR_SOCKETS",
            "LAUNCHD_EMULATOR_STATE",
            "LD_PRELOAD",
            "PATH",
            "XPC_FLAGS",
            "XPC_SERVICE_NAME"),
        recorded.lines().stream().map(line -> line.replaceFirst("=.*", "")).sorted().toList());
  }

  @Test
  void aSocketThatCouldNotBeOpenedIsHandedOutDead() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SocketEntry entry = SocketEntry.tcp(taken.getLocalPort()).withSockNodeName("127.0.0.1");
      Job job =
          Job.builder("com.example.dead")
              .programArguments(daemon, "Dead")
              .runAtLoad(true)
              .socket("Dead", entry)
              .build();
      try (LaunchdEmulator launchd =
          LaunchdEmulator.builder(job).deadDescriptors(true).output(recorded::addLine).start()) {
        assertEquals(List.of(new ExitStatus(1, 0)), launchd.awaitExits(1, PATIENCE));
      }
    }
    assertEquals(CALLS, recorded.lines());
  }

  @Test
  void eachStartGetsTheSocketsAnew() throws Exception {
    JobBuilder job = job(daemon, "Listeners").socket("Listeners", LOOPBACK);
    try (LaunchdEmulator launchd = recorded.start(job)) {
      for (int starts = 1; starts <= 3; starts++) {
        assertEquals("served", Client.ask(launchd.addresses("Listeners").get(0)));
        launchd.awaitExits(starts, PATIENCE);
      }
    }
    assertEquals(Stream.of(CALLS, CALLS, CALLS).flatMap(List::stream).toList(), recorded.lines());
  }

  @Test
  void whatWasActivatedStaysSoAfterExec() throws Exception {
    assumeTrue(Files.isExecutable(PYTHON), "there is no " + PYTHON);
    String program =
        """
        import ctypes, os, sys
        fds, count = ctypes.POINTER(ctypes.c_int)(), ctypes.c_size_t()
        call = ctypes.CDLL(None).launch_activate_socket
        print(call(b"Listeners", ctypes.byref(fds), ctypes.byref(count)), flush=True)
        if len(sys.argv) == 1:
          os.execv(sys.executable, [sys.executable, __file__, "again"])
        """;
    Path file = Files.writeString(folder.resolve("program.py"), program);
    JobBuilder job = job(PYTHON.toString(), file.toString()).runAtLoad(true);
    try (LaunchdEmulator launchd = recorded.start(job.socket("Listeners", LOOPBACK))) {
      launchd.awaitExits(1, PATIENCE);
    }
    assertEquals(List.of("0", "37"), recorded.lines());
  }

  private void serves(JobBuilder job, String name) throws Exception {
    try (LaunchdEmulator launchd = recorded.start(job.socket(name, LOOPBACK))) {
      assertEquals("served", Client.ask(launchd.addresses(name).get(0)));
      assertEquals(List.of(SUCCESS), launchd.awaitExits(1, PATIENCE));
    }
    assertEquals(List.of(), recorded.events(Notice.class));
  }

  private static JobBuilder job(String... command) {
    return Job.builder("com.example.activate").programArguments(command);
  }
}
