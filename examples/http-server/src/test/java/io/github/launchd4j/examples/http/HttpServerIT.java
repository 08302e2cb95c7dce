package io.github.launchd4j.examples.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.testkit.Commands;
import io.github.launchd4j.testkit.GeneratedJob;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.JniWarnings;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The jar as users run it, on every JDK at hand and without a JVM flag. */
@Timeout(120)
class HttpServerIT {
  private static final String JAR = System.getProperty("jar");
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir private Path folder = Path.of("");

  static Stream<Path> homes() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void systemdSocketActivateHandsItTheSocket(Path home) throws Exception {
    assumeTrue(
        Commands.isOnPath("systemd-socket-activate"), "systemd-socket-activate is not on the PATH");
    int port = freePort();
    Process server = start(socketActivate(port, Jdks.java(home).toString(), "-jar", JAR));
    try {
      assertAnswers(port);
      assertFalse(mapsJna(server), "Add-Opens in the manifest makes JNA needless");
    } finally {
      stop(server);
    }
    assertFalse(output().contains("WARNING"), output());
  }

  /** The manifest does not count with a class path, so that the way leads through JNI. */
  @ParameterizedTest
  @MethodSource("homes")
  void checkedJniSaysNothingOfThisLibrary(Path home) throws Exception {
    assumeTrue(
        Commands.isOnPath("systemd-socket-activate"), "systemd-socket-activate is not on the PATH");
    int port = freePort();
    Process server =
        start(
            socketActivate(
                port,
                Jdks.java(home).toString(),
                "-Xcheck:jni",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                JAR,
                HttpServer.class.getName()));
    try {
      assertAnswers(port);
      assertTrue(mapsJna(server), "JNA was to be used");
    } finally {
      stop(server);
    }
    assertTrue(output().contains(JniWarnings.LOADING), "JNA's own warnings are not there");
    assertEquals(List.of(), JniWarnings.ofThisLibrary(output().lines()));
  }

  @ParameterizedTest
  @MethodSource("homes")
  void aWrapperThatDoesNotExecJavaIsToldSo(Path home) throws Exception {
    assumeTrue(
        Commands.isOnPath("systemd-socket-activate"), "systemd-socket-activate is not on the PATH");
    int port = freePort();
    String script = Jdks.java(home) + " -jar " + JAR + "; exit $?";
    Process wrapper = start(socketActivate(port, "/bin/sh", "-c", script));
    try {
      knock(port);
      while (!output().contains("if a wrapper starts java, it must exec java; ")
          || !output().contains("8080] is bound instead")) { // until the timeout of the test
        Thread.sleep(20);
      }
    } finally {
      wrapper.descendants().forEach(ProcessHandle::destroyForcibly);
      wrapper.waitFor();
    }
  }

  @ParameterizedTest
  @MethodSource("homes")
  void launchdStartsItForARequestAndAgainAfterItWasStopped(Path home) throws Exception {
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(
                GeneratedJob.read(Path.of(System.getProperty("plist")), home, folder))
            .throttle(Duration.ofMillis(1))
            .output(line -> {})
            .start()) {
      int port = ((InetSocketAddress) launchd.addresses("Listeners").get(0)).getPort();
      assertAnswers(port);
      ProcessHandle.of(launchd.pid().orElseThrow()).orElseThrow().destroy();
      launchd.awaitExits(1, PATIENCE);
      assertAnswers(port);
      assertEquals(2, launchd.starts());
    }
  }

  @Test
  void startedByHandItBindsAnAddressItself() throws Exception {
    assumeTrue(isFree(8080), "port 8080 is taken on this machine");
    Process server =
        start(List.of(Jdks.java(Path.of(System.getProperty("java.home"))).toString(), "-jar", JAR));
    try {
      assertAnswers(8080);
    } finally {
      stop(server);
    }
  }

  private static boolean mapsJna(Process process) throws IOException {
    try (Stream<String> maps = Files.lines(Path.of("/proc/" + process.pid() + "/maps"))) {
      return maps.anyMatch(line -> line.contains("jna"));
    }
  }

  private static List<String> socketActivate(int port, String... program) {
    List<String> command =
        new ArrayList<>(
            List.of("systemd-socket-activate", "-l", "127.0.0.1:" + port, "--fdname=Listeners"));
    command.addAll(Arrays.asList(program));
    return command;
  }

  private Process start(List<String> command) throws IOException {
    File output = folder.resolve("output").toFile();
    return new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
  }

  private String output() throws IOException {
    return Files.readString(folder.resolve("output"));
  }

  private static void stop(Process process) throws InterruptedException {
    process.destroy();
    assertNotEquals(0, process.waitFor());
  }

  private static void assertAnswers(int port) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/"))
            .timeout(PATIENCE)
            .build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        HttpResponse<String> response =
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        assertEquals(200, response.statusCode());
        assertEquals("Hello from an activated socket\n", response.body());
        return;
      } catch (ConnectException e) { // whoever opens the socket is still starting
        if (System.nanoTime() > end) {
          throw e;
        }
        Thread.sleep(20);
      }
    }
  }

  /** Connects without saying anything: enough to be started. */
  private static void knock(int port) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (isFree(port) && System.nanoTime() < end) {
      Thread.sleep(20);
    }
    new Socket(InetAddress.getLoopbackAddress(), port).close();
  }

  private static boolean isFree(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return socket.isBound();
    } catch (IOException e) {
      return false;
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
