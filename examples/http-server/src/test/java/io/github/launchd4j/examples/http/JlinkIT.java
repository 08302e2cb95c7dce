package io.github.launchd4j.examples.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands of docs/jlink.md as they stand there, on every JDK at hand. */
@Timeout(300)
class JlinkIT {
  private static final Path PAGE = Path.of("..", "..", "docs", "jlink.md");
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Pattern COMMANDS = Pattern.compile("```sh\n(.*?)\n```", Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  static Stream<Path> homes() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("homes")
  void anImageRunsTheServerFromTheClassPath(Path home) throws Exception {
    makeAndAsk(home, "The server on the class path");
  }

  @ParameterizedTest
  @MethodSource("homes")
  void anImageHoldsTheServerAsAModule(Path home) throws Exception {
    makeAndAsk(home, "The server as a module");
  }

  private void makeAndAsk(Path home, String heading) throws Exception {
    List<String> commands = commands(heading);
    assertEquals(2, commands.size(), "one block makes the image, one starts the server");
    copyTarget();
    make(home, commands.get(0));
    List<String> output = Collections.synchronizedList(new ArrayList<>());
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job(commands.get(1))).output(output::add).start()) {
      InetSocketAddress address = (InetSocketAddress) launchd.addresses("Listeners").get(0);
      String response = ask(address);
      assertTrue(
          response.startsWith("HTTP/1.1 200") && response.endsWith("activated socket\n"),
          () -> response + String.join("\n", output));
      assertEquals(1, launchd.starts());
    }
    assertTrue(output.stream().noneMatch(line -> line.startsWith("WARNING")), output::toString);
  }

  private static List<String> commands(String heading) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("## " + heading + "\n");
    assertTrue(start >= 0, () -> PAGE + " has no part \"" + heading + "\"");
    String part = page.substring(start, page.indexOf("\n## ", start));
    Stream<MatchResult> blocks = COMMANDS.matcher(part).results();
    return blocks.map(block -> block.group(1)).toList();
  }

  /** Takes what mvn package made into a folder that is empty but for it. */
  private void copyTarget() throws IOException {
    Path target = Files.createDirectory(folder.resolve("target"));
    Files.copy(TARGET.resolve("http-server.jar"), target.resolve("http-server.jar"));
    for (String name : List.of("lib", "modules")) {
      Path to = Files.createDirectory(target.resolve(name));
      try (DirectoryStream<Path> jars = Files.newDirectoryStream(TARGET.resolve(name))) {
        for (Path jar : jars) {
          Files.copy(jar, to.resolve(jar.getFileName()));
        }
      }
    }
  }

  private void make(Path home, String commands) throws Exception {
    Path log = folder.resolve("log");
    ProcessBuilder shell = new ProcessBuilder("/bin/sh", "-e", "-c", commands);
    shell.environment().merge("PATH", home.resolve("bin") + ":", (path, bin) -> bin + path);
    Process process =
        shell
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    assertEquals(0, process.waitFor(), Files.readString(log));
  }

  private Job job(String command) {
    return Job.builder("com.example.image")
        .programArguments(List.of("/bin/sh", "-c", "exec " + command))
        .workingDirectory(folder.toString())
        .socket(
            "Listeners",
            SocketEntry.tcp(0).withSockNodeName("127.0.0.1").withSockFamily(SockFamily.IPV4))
        .build();
  }

  private static String ask(InetSocketAddress address) throws IOException {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      String request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
