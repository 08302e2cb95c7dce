package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.socket.darwin.NotOnDarwin;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.jna.RawSockets;
import io.github.launchd4j.testkit.jna.Sockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What clients, wrappers and starters do that they should not, with real sockets and processes. */
@Timeout(120)
class UnderFireTest {
  private final List<Integer> open = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @AfterEach
  void close() throws IOException {
    for (int each : open) {
      Descriptors.close(each);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aClientThatResetBeforeJavaWasUpIsNotADeadSocket(Path jdk) throws Exception {
    int gone = connectionWhoseClientReset();
    String expected =
        "cannot activate \"%s\": the client has gone: whoever connected to descriptor %d closed or reset the connection"
            + " before java was running; there is nothing to serve and nothing to fix";
    String named =
        run(
                jdk,
                Map.of(3, gone),
                Starter.systemd(1, "connection"),
                "activateConnections:connection")
            .get(0);
    assertEquals(
        "activateConnections:connection\tCLIENT_GONE\t\t" + expected.formatted("connection", 3),
        named.replaceFirst("\\t-?\\d+$", ""));
    String inetd = run(jdk, Map.of(0, gone), "exec \"$@\"", "inetd:").get(0);
    assertEquals(
        "inetd:\tCLIENT_GONE\t\t" + expected.formatted("standard input", 0),
        inetd.replaceFirst("\\t-?\\d+$", ""));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aDescriptorThatWasLostIsToldAndTheOthersServe(Path jdk) throws Exception {
    String lost =
        "export LISTEN_PID=$$ LISTEN_FDS=2 LISTEN_FDNAMES=Web:Web; exec 4<&-; exec \"$@\"";
    ProgramRun run = start(jdk, Map.of(3, listener(), 4, listener()), lost, Map.of(), "Web");
    assertEquals("OK 1", ProgramRun.outcome(run.lines().get(0)));
    assertTrue(run.errors().contains("\"Web\": descriptor 4 "), run.errors());
    assertTrue(
        run.errors().contains("something between the service manager and java closed it"),
        run.errors());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aNumberThatJavaHasTakenForItselfIsADescriptorThatWasLost(Path jdk) throws Exception {
    String lost = "export LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=Web; exec 3<&-; exec \"$@\"";
    String line = run(jdk, Map.of(3, listener()), lost, "Web").get(0);
    assertTrue(line.startsWith("Web\tCLOSED_DESCRIPTOR\t9\t"), line);
    assertTrue(line.contains("lib/modules, which java itself opened;"), line);
  }

  @Test
  void aCountLargerThanTheTruthClosesNothingOfTheProgram() throws Exception {
    String tooMany = "export LISTEN_PID=$$ LISTEN_FDS=64; exec \"$@\"";
    List<String> command =
        ProgramRun.command(OwnSocketsProgram.class, Jdks.own(), List.of(), "unknown");
    ProgramRun run = new Starter(folder).run(Map.of(3, listener()), tooMany, Map.of(), command);
    assertEquals(List.of("the program's own sockets still serve"), run.lines());
  }

  @Test
  void socketsWithoutANameAreToldAndNothingIsBoundBesideThem() throws Exception {
    String noPid = "export LISTEN_FDS=1 LISTEN_FDNAMES=Web; exec \"$@\"";
    for (String call : List.of("activate:Web", "activateOrBind:Web")) {
      String unnamed = run(Jdks.own(), Map.of(3, listener()), noPid, call).get(0);
      assertTrue(unnamed.startsWith(call + "\tNOT_MANAGED\t"), unnamed);
      assertTrue(unnamed.contains("LISTEN_FDS=\"1\" is set but LISTEN_PID is not"), unnamed);
      String onInput = run(Jdks.own(), Map.of(0, listener()), "exec \"$@\"", call).get(0);
      assertTrue(onInput.startsWith(call + "\tNOT_MANAGED\t"), onInput);
      assertTrue(onInput.contains("descriptor 0 is a listening socket ("), onInput);
    }
    String told = run(Jdks.own(), Map.of(0, listener()), "exec \"$@\"", "diagnose:").get(0);
    assertTrue(told.contains("|without a name: descriptor 0 is a listening socket ("), told);
  }

  @Test
  void aChildOfAnActivatedServiceMayBind() throws Exception {
    Map<String, String> parents =
        Map.of("LISTEN_PID", "1", "LISTEN_FDS", "1", "LISTEN_FDNAMES", "Web");
    ProgramRun run =
        start(Jdks.own(), Map.of(), "exec \"$@\"", parents, "activateOrBind:Web", "Web");
    assertEquals("OK 1", ProgramRun.outcome(run.lines().get(0)));
    assertTrue(
        run.errors().contains("LISTEN_PID=\"1\" hands the sockets to another process"),
        run.errors());
    assertTrue(run.errors().contains("is bound instead"), run.errors());
    assertEquals("OTHER_PROCESS", ProgramRun.outcome(run.lines().get(1)));
  }

  @Test
  @NotOnDarwin("launchd is always there")
  void aVariableOfLaunchdsWithoutLaunchdIsNoManagerAtAll() throws Exception {
    Map<String, String> stray = Map.of("XPC_SERVICE_NAME", "com.example.web");
    ProgramRun run = start(Jdks.own(), Map.of(), "exec \"$@\"", stray, "activateOrBind:Web", "Web");
    assertEquals("OK 1", ProgramRun.outcome(run.lines().get(0)));
    assertEquals("NOT_MANAGED", ProgramRun.outcome(run.lines().get(1)));
  }

  @Test
  void aCountOfZeroIsNoManagerAtAll() throws Exception {
    List<String> lines =
        run(
            Jdks.own(),
            Map.of(),
            "export LISTEN_PID=$$ LISTEN_FDS=0; exec \"$@\"",
            "activateOrBind:Web",
            "Web");
    assertEquals("OK 1", ProgramRun.outcome(lines.get(0)));
    assertEquals("NOT_MANAGED", ProgramRun.outcome(lines.get(1)));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theSharedFlagIsLeftAloneForChannelsAndSetForNativeTransports(Path jdk) throws Exception {
    int blocking = listener();
    int nonBlocking = listener();
    Descriptors.blocking(nonBlocking, false);
    List<String> lines =
        run(jdk, Map.of(3, blocking, 4, nonBlocking), Starter.systemd(2, "A:B"), "A", "B");
    assertEquals(List.of("OK 1", "OK 1"), lines.stream().map(ProgramRun::outcome).toList());
    assertFalse(RawSockets.isNonBlocking(blocking));
    assertTrue(RawSockets.isNonBlocking(nonBlocking));
    run(jdk, Map.of(3, blocking), Starter.systemd(1, "A"), "activateDescriptors:A");
    assertTrue(RawSockets.isNonBlocking(blocking));
  }

  @Test
  @NotOnDarwin("macOS reads file names as UTF-8 whatever the locale")
  void aPathThatTheLocaleCannotExpressIsToldWithTheLocale() throws Exception {
    Path path = Path.of("/tmp").resolve("l4j-" + System.nanoTime() + ".s");
    int fd = keep(Sockets.socket(StandardProtocolFamily.UNIX, Constants.SOCK_STREAM));
    Sockets.bind(fd, UnixDomainSocketAddress.of(path.toString().replace("l4j", "l\u00fcj")));
    Sockets.listen(fd, 16);
    try {
      ProgramRun run =
          start(Jdks.own(), Map.of(3, fd), Starter.systemd(1, "A"), Map.of("LC_ALL", "C"), "A");
      String line = run.lines().get(0);
      assertEquals("WRONG_KIND", ProgramRun.outcome(line));
      assertTrue(
          line.contains("whose path Java cannot express in this locale (sun.jnu.encoding="), line);
    } finally {
      Files.deleteIfExists(Path.of(path.toString().replace("l4j", "l\u00fcj")));
    }
  }

  @Test
  void aFileOfASocketThatNobodyHasAnyMoreIsReplaced() throws Exception {
    Path path = folder.resolve("s");
    for (int start = 0; start < 2; start++) {
      String line = run(Jdks.own(), Map.of(), "exec \"$@\"", "bindUnix:" + path).get(0);
      assertEquals("OK 1", ProgramRun.outcome(line), line);
    }
    int held = keep(Sockets.socket(StandardProtocolFamily.UNIX, Constants.SOCK_STREAM));
    Files.delete(path);
    Sockets.bind(held, UnixDomainSocketAddress.of(path));
    Sockets.listen(held, 16);
    List<String> command = ProgramRun.command(Jdks.own(), List.of(), "bindUnix:" + path);
    String taken = new Starter(folder).run(Map.of(), "\"$@\" || true", Map.of(), command).errors();
    assertTrue(taken.contains("cannot bind " + path + ": "), taken);
  }

  @Test
  void emptyNamesAreAsGoodAsOthersWhenEverythingIsActivated() throws Exception {
    List<String> lines =
        run(
            Jdks.own(),
            Map.of(3, listener(), 4, listener()),
            Starter.systemd(2, "a:"),
            "activateAll:");
    assertTrue(lines.get(0).startsWith("activateAll:\tOK\t\t[a, ]\t"), lines.get(0));
  }

  @Test
  void aSecondCallForANameInUseIsToldSoAlsoIfTheNameHasOtherKinds() throws Exception {
    int udp = keep(Sockets.socket(StandardProtocolFamily.INET, Constants.SOCK_DGRAM));
    Sockets.bind(udp, loopback());
    List<String> lines =
        run(
            Jdks.own(),
            Map.of(3, listener(), 4, udp),
            Starter.systemd(2, "M:M"),
            "M",
            "M",
            "activateDatagrams:M");
    assertEquals(
        List.of("OK 1", "ALREADY_ACTIVATED", "OK 1"),
        lines.stream().map(ProgramRun::outcome).toList());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aRelocatedCopyNeitherWinsASecondTimeNorClosesAStrangersFile(Path jdk) throws Exception {
    Path relocated = Relocated.core(folder.resolve("relocated"));
    for (String properties : List.of("kept", "replaced")) {
      List<String> command =
          ProgramRun.command(
              TwoCopiesProgram.class, jdk, List.of(), relocated.toString(), properties);
      ProgramRun run =
          new Starter(folder)
              .run(Map.of(3, listener()), Starter.systemd(1, "Web"), Map.of(), command);
      assertEquals("plain\t1", run.lines().get(0), properties);
      if (properties.equals("kept")) {
        assertTrue(
            run.lines()
                .get(1)
                .startsWith(
                    "relocated\tcannot activate \"Web\": this process has already taken its sockets, through the copy of this"
                        + " library in class loader app (io.github.launchd4j.socket), this one is in copy (elsewhere."),
            run.lines().get(1));
      }
      assertEquals("plain again\tALREADY_ACTIVATED", run.lines().get(2), properties);
      assertEquals("a stranger's file is still open", run.lines().get(3), properties);
    }
  }

  private int listener() throws IOException {
    int fd = keep(Sockets.socket(StandardProtocolFamily.INET, Constants.SOCK_STREAM));
    Sockets.bind(fd, loopback());
    Sockets.listen(fd, 16);
    return fd;
  }

  private static SocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private int connectionWhoseClientReset() throws IOException {
    int listener = listener();
    InetSocketAddress address = (InetSocketAddress) Sockets.getsockname(listener);
    try (Socket client = new Socket(address.getAddress(), address.getPort())) {
      client.getOutputStream().write("x".getBytes(StandardCharsets.US_ASCII));
      client.setSoLinger(true, 0);
    }
    return keep(Sockets.accept(listener).orElseThrow());
  }

  private int keep(int fd) {
    open.add(fd);
    return fd;
  }

  private List<String> run(
      Path jdk, Map<Integer, Integer> descriptors, String script, String... calls)
      throws IOException {
    return start(jdk, descriptors, script, Map.of(), calls).lines();
  }

  private ProgramRun start(
      Path jdk,
      Map<Integer, Integer> descriptors,
      String script,
      Map<String, String> variables,
      String... calls)
      throws IOException {
    List<String> command = ProgramRun.command(jdk, List.of(), calls);
    return new Starter(folder).run(descriptors, script, variables, command);
  }
}
