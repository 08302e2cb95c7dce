package io.github.launchd4j.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.agent.JdkServer.Kind;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.activation.ProgramRun;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What the agent cannot do it says in one line, and the server starts as if it were not there. */
class SurprisesIT {
  private static final String AGENT = "launchd-socket-agent: ";
  private static final String ARMED = AGENT + "armed Listeners=127.0.0.1:N";
  private static final String ASIDE = "; the program starts without the agent";

  @TempDir private Path folder = Path.of("");
  private final int port = AgentJob.freePort();

  /** With N for each port. */
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''         |exec 3</dev/null; LISTEN_PID=$$ LISTEN_FDS=1|descriptor 3 (unknown) is not an open socket; it is left alone",
        "''         |LISTEN_PID=$$ LISTEN_FDS=600 LISTEN_FDNAMES=x|LISTEN_FDNAMES=x has 1 names for 600 sockets",
        "''         |LISTEN_PID=$$ LISTEN_FDS=many|LISTEN_FDS=many is not a count of descriptors",
        "=Web       |exec 3</dev/null; LISTEN_PID=$$ LISTEN_FDS=1 LISTEN_FDNAMES=Api|no socket has the name Web of the options; handed over are Api",
        "=Web=a:b   |true|option \"Web=a:b\" is none of NAME, NAME=PORT, NAME=ADDRESS:PORT and NAME=/PATH, the name being that of a socket",
        "=verbose=yes|true|option \"verbose=yes\" is none of NAME, NAME=PORT, NAME=ADDRESS:PORT and NAME=/PATH, the name being that of a socket",
        "=,         |true|option \"\" is none of NAME, NAME=PORT, NAME=ADDRESS:PORT and NAME=/PATH, the name being that of a socket",
        "''         |XPC_SERVICE_NAME=com.example.job|launchd does not tell a job the names of its sockets; give those under Sockets in the plist as the agent's options, =Listeners,Admin",
        "=Listeners |XPC_SERVICE_NAME=com.example.job|cannot activate \"Listeners\": XPC_SERVICE_NAME=\"com.example.job\" says that launchd started this process, but it has no launch_activate_socket; start it through its job on macOS or in the emulator, or unset the variable"
      })
  void badInputIsOneLineAndNoHarm(String options, String environment, String line)
      throws Exception {
    for (Path jdk : jdks().toList()) {
      List<String> told = runOutsideOfJobs(jdk, options, environment);
      boolean single = line.endsWith("left alone") || line.startsWith("cannot activate");
      assertEquals(List.of(AGENT + line + (single ? "" : ASIDE)), told);
    }
  }

  @Test
  void socketsOfAnotherProcessAreLeftAlone() throws Exception {
    String line = runOutsideOfJobs(Jdks.own(), "", "LISTEN_PID=1 LISTEN_FDS=1").get(0);
    assertEquals(
        AGENT
            + "LISTEN_PID=1 hands the sockets to another process, this one is N; if a script starts"
            + " java, it must exec java"
            + ASIDE,
        line.replaceFirst("is \\d+;", "is N;"));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void aProcessThatNobodyHandedASocketHearsNothing(Path jdk) throws Exception {
    assertEquals(List.of(), runOutsideOfJobs(jdk, "=Listeners", "true"));
  }

  @Test
  void aSecondAgentStepsAside() throws Exception {
    try (LaunchdEmulator launchd = start(tcp(), List.of("-javaagent:" + AgentJob.JAR), "", port)) {
      serves(launchd);
      assertEquals(ARMED, next());
      assertTrue(next().startsWith(AGENT + "the agent is in this JVM already, or "));
    }
  }

  @Test
  void theFirstLineCanBeLeftOut() throws Exception {
    List<String> quiet = List.of("-Dlaunchd4j.agent.quiet=true");
    try (LaunchdEmulator launchd = start(tcp(), quiet, "", port)) {
      serves(launchd);
    }
    assertEquals(List.of(), List.copyOf(lines));
  }

  @Test
  void anotherPortIsServedIfTheOptionsSaySo() throws Exception {
    int wanted = AgentJob.freePort();
    try (LaunchdEmulator launchd = start(tcp(), List.of(), "=Listeners=" + wanted, wanted)) {
      serves(launchd);
      assertEquals(ARMED + " for port N", next());
    }
  }

  @Test
  void aPortThatMatchesNothingIsBoundAsUsual() throws Exception {
    int other = AgentJob.freePort();
    try (LaunchdEmulator launchd = start(tcp(), List.of(), "", other)) {
      launchd.kickstart(false);
      assertEquals(ARMED, next());
      assertEquals(
          AGENT
              + "127.0.0.1:N is bound as usual: it is not the address of an inherited socket. Not"
              + " taken yet: Listeners=127.0.0.1:N; if it stands for one of these, write"
              + " Listeners=N in the agent's options",
          next());
      assertEquals("at localhost/127.0.0.1:" + other, Asking.streamOnceUp(other));
    }
  }

  @Test
  void aDatagramSocketIsNotGivenToAServerOfStreams() throws Exception {
    SocketEntry datagrams = tcp().withSockType(SockType.DGRAM);
    try (LaunchdEmulator launchd = start(datagrams, List.of(), "", port)) {
      launchd.kickstart(false);
      assertEquals(ARMED + " (datagrams)", next());
      assertEquals(
          AGENT
              + "127.0.0.1:N is bound as usual: Listeners=127.0.0.1:N (datagrams) has the other"
              + " SockType",
          next());
      assertEquals("at localhost/127.0.0.1:" + port, Asking.streamOnceUp(port));
    }
  }

  @Test
  void whoseClientsWaitIsTold() throws Exception {
    assumeTrue(hasIpv6(), "this machine has no IPv6");
    SocketEntry both = SocketEntry.EMPTY.withSockServiceName(port);
    try (LaunchdEmulator launchd = start(both, List.of(), "", port)) {
      launchd.kickstart(false);
      String armed = next();
      assertTrue(
          Set.of(
                  AGENT + "armed Listeners=0.0.0.0:N, Listeners=[::]:N",
                  AGENT + "armed Listeners=[::]:N, Listeners=0.0.0.0:N")
              .contains(armed),
          armed);
      List<String> told = List.of(next(), next());
      assertTrue(
          told.get(0).contains("binds 127.0.0.1:N, but the inherited socket is "), told::toString);
      assertTrue(
          told.get(1).contains("whose clients wait until it binds that too"), told::toString);
    }
  }

  /** As on a JDK of the future: its ServerSocket binds by a class that the agent does not know. */
  @Test
  void aJdkThatBindsOtherwiseIsLeftAsItIs() throws Exception {
    byte[] binds = resource(JdkBinds.class, "Launchd4jBinds1.bin");
    String text = new String(binds, StandardCharsets.ISO_8859_1).replace("Binds1", "Binds0");
    byte[] server = resource(Object.class, "/sun/nio/ch/NioSocketImpl.class");
    Path folder = Files.createDirectories(this.folder.resolve("patch/sun/nio/ch"));
    Files.write(
        folder.resolve("Launchd4jBinds0.class"), text.getBytes(StandardCharsets.ISO_8859_1));
    Files.write(
        folder.resolve("NioSocketImpl.class"),
        Objects.requireNonNull(
            new CallSites("sun/nio/ch/Net", Set.of("listen(Ljava/io/FileDescriptor;I)V"))
                .redirect(server, "sun/nio/ch/Launchd4jBinds0")));
    List<String> patched = List.of("--patch-module", "java.base=" + this.folder.resolve("patch"));
    int other = AgentJob.freePort();
    try (LaunchdEmulator launchd = start(tcp(), patched, "", other)) {
      launchd.kickstart(false);
      assertEquals(ARMED, next());
      assertEquals(
          AGENT
              + "JDK V binds otherwise in sun.nio.ch.NioSocketImpl than the agent knows; its sockets"
              + " are bound as usual",
          next().replace(Runtime.version().toString(), "V"));
      assertEquals("at localhost/127.0.0.1:" + other, Asking.streamOnceUp(other));
    }
  }

  private List<String> runOutsideOfJobs(Path jdk, String options, String environment)
      throws Exception {
    List<String> command =
        AgentJob.command(
            jdk, options, List.of(), JdkServer.class, Kind.ONCE.name(), String.valueOf(port));
    String script = environment.replaceFirst("(^|; )(?=[A-Z])", "$1export ") + "; exec \"$@\"";
    return ProgramRun.of(script, command, Map.of(), folder)
        .errors()
        .lines()
        .filter(line -> line.startsWith(AGENT))
        .toList();
  }

  private LaunchdEmulator start(SocketEntry entry, List<String> jvm, String options, int bound)
      throws Exception {
    List<String> command =
        AgentJob.command(
            Jdks.own(),
            options,
            jvm,
            JdkServer.class,
            Kind.SERVER_SOCKET.name(),
            String.valueOf(bound));
    Job job =
        Job.builder("com.example.surprise")
            .programArguments(command)
            .socket("Listeners", entry)
            .build();
    return LaunchdEmulator.builder(job)
        .systemdProtocol(true)
        .throttle(Duration.ofHours(1))
        .output(line -> lines.add(line.replaceAll("(?<=[:= ])\\d{4,5}\\b", "N")))
        .start();
  }

  private SocketEntry tcp() {
    return SocketEntry.tcp(port).withSockNodeName("127.0.0.1").withSockFamily(SockFamily.IPV4);
  }

  private void serves(LaunchdEmulator launchd) throws Exception {
    assertEquals("at localhost/127.0.0.1:" + port, Asking.stream(address(launchd)));
  }

  private static SocketAddress address(LaunchdEmulator launchd) {
    return launchd.addresses("Listeners").get(0);
  }

  private String next() throws InterruptedException {
    return String.valueOf(lines.poll(Asking.PATIENCE.toSeconds(), TimeUnit.SECONDS));
  }

  private static byte[] resource(Class<?> near, String name) throws IOException {
    try (InputStream in = near.getResourceAsStream(name)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static boolean hasIpv6() {
    byte[] loopback = new byte[16];
    loopback[15] = 1;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(loopback))) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }
}
