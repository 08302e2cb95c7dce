package io.github.launchd4j.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.testkit.jna.Constants;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One behaviour, tried. */
final class Trial implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Behaviour behaviour;
  private final Launchd launchd;
  private final Path folder;
  private final int port;
  private final Path plist;
  private final Job job;
  private final List<SocketChannel> connections = new ArrayList<>();
  private Optional<ServerSocket> server = Optional.empty();
  private boolean refused;
  private int number;
  private String answer = "";

  Trial(Behaviour behaviour, Launchd launchd, Path folder) throws IOException {
    this.behaviour = behaviour;
    this.launchd = launchd;
    this.folder = folder;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Files.writeString(folder.resolve("plain"), "echo plain\n");
    Files.setAttribute(folder.resolve("plain"), "unix:mode", 0755);
    Files.createDirectory(folder.resolve("queue"));
    plist = folder.resolve(label() + ".plist");
    PlistFile.write(plist, plist());
    Files.setAttribute(plist, "unix:mode", 0644);
    job = Job.asLaunchdReads(PlistFile.read(plist), (key, wrong) -> {});
  }

  private String label() {
    return "io.github.launchd4j.conformance." + behaviour.id();
  }

  private PlistDictionary plist() {
    PlistDictionary keys = Keys.parse(filled(behaviour.keys()));
    PlistDictionary all = PlistDictionary.EMPTY.with("Label", new PlistString(label()));
    for (PlistDictionary.Entry entry : keys.entries()) {
      all = all.with(entry.key(), entry.value());
    }
    if (!keys.has("Program") && !keys.has("ProgramArguments")) {
      List<String> command = List.of("/bin/sh", "-c", filled(behaviour.script()));
      all = all.with("ProgramArguments", PlistArray.ofStrings(command));
    }
    boolean own = keys.has("StandardOutPath") || keys.has("inetdCompatibility");
    return own ? all : all.with("StandardOutPath", new PlistString(folder + "/out"));
  }

  private String filled(String text) {
    return text.replace("${DIR}", folder.toString())
        .replace("${PORT}", Integer.toString(port))
        .replace("${LABEL}", label());
  }

  void run() throws Exception {
    for (String step : behaviour.steps()) {
      if (step.startsWith("needs:")) {
        need(step.substring(6));
      }
    }
    number = launchd.bootstrap(plist, job);
    boolean loaded = number == 0;
    for (String expectation : behaviour.expectations()) {
      if (expectation.startsWith("notloaded=")) {
        assertTrue(Integer.toString(number).matches(expectation.substring(10)), "number " + number);
        loaded = true;
      }
    }
    assertTrue(loaded, "bootstrap gave " + number);
    for (String step : behaviour.steps()) {
      int colon = step.indexOf(':');
      perform(
          colon < 0 ? step : step.substring(0, colon), colon < 0 ? "" : step.substring(colon + 1));
    }
    for (String expectation : behaviour.expectations()) {
      check(expectation);
    }
  }

  private void need(String what) throws IOException {
    switch (what) {
      case "root" ->
          assumeTrue(launchd.isRoot(), "only root, in the system domain, can do as the key says");
      case "svn" ->
          assumeTrue(
              Files.readString(Path.of("/etc/services"), StandardCharsets.ISO_8859_1)
                  .contains("svn"),
              "/etc/services has no svn");
      case "rss" ->
          assumeTrue(
              !Constants.isMacOs(),
              "xnu takes ResidentSetSize for the address space, and refuses less than is in use"
                  + " (bsd/kern/kern_resource.c, RLIMIT_AS)");
      case "server" -> server = Optional.of(new ServerSocket(port, 1, loopback()));
      default -> fail("no such need: " + what);
    }
  }

  private void perform(String step, String argument) throws Exception {
    switch (step) {
      case "settle" -> Thread.sleep(launchd.settling().toMillis());
      case "await" -> awaitLines(Integer.parseInt(argument));
      case "exit" -> awaitExit(argument);
      case "needs" -> {}
      case "accept" -> server.orElseThrow().accept().close();
      case "chmod" -> Files.setAttribute(plist, "unix:mode", Integer.parseInt(argument, 8));
      case "loadcopy" -> {
        Path copy = Files.copy(plist, folder.resolve("copy.plist"));
        number = launchd.bootstrap(copy, job);
      }
      case "connect" ->
          connect(
              new InetSocketAddress(
                  loopback(), argument.isEmpty() ? port : Integer.parseInt(argument)));
      case "connect6" -> connect(loopback("::1"));
      case "unix" ->
          connect(UnixDomainSocketAddress.of(folder.resolve(argument.isEmpty() ? "s" : argument)));
      case "ask" -> ask(argument);
      case "send" -> send();
      case "touch" -> Files.createFile(folder.resolve(argument));
      case "rm" -> Files.delete(folder.resolve(argument));
      case "loadinto" -> number = launchd.bootstrapInto(argument, plist);
      case "enable", "disable" -> launchd.enable(argument, label(), step.equals("enable"));
      case "kick" -> launchd.kickstart(label(), false);
      case "kill" -> launchd.kickstart(label(), true);
      case "load" -> number = launchd.bootstrap(plist, job);
      case "bootout" -> number = launchd.bootout(label());
      case "advance" -> launchd.advance(Duration.ofSeconds(Long.parseLong(argument)));
      default -> fail("no such step: " + step);
    }
  }

  private static InetAddress loopback() throws IOException {
    return InetAddress.getAllByName("127.0.0.1")[0];
  }

  private SocketAddress loopback(String host) throws IOException {
    return new InetSocketAddress(InetAddress.getAllByName(host)[0], port);
  }

  private void connect(SocketAddress address) {
    try {
      connections.add(SocketChannel.open(address));
      refused = false;
    } catch (IOException e) {
      refused = true;
    }
  }

  private void ask(String question) throws IOException {
    try (SocketChannel channel = SocketChannel.open(loopback("127.0.0.1"))) {
      channel.write(StandardCharsets.UTF_8.encode(question));
      channel.shutdownOutput();
      ByteBuffer buffer = ByteBuffer.allocate(1024);
      while (channel.read(buffer) >= 0) {}
      answer = StandardCharsets.UTF_8.decode(buffer.flip()).toString().strip();
    }
  }

  private void send() throws IOException {
    try (DatagramChannel channel = DatagramChannel.open()) {
      channel.send(ByteBuffer.wrap(new byte[] {1}), loopback("127.0.0.1"));
    }
  }

  private List<String> lines() throws IOException {
    Path out = folder.resolve("out");
    return Files.exists(out) ? Files.readAllLines(out) : List.of();
  }

  private void awaitLines(int count) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (lines().size() < count) {
      assertTrue(System.nanoTime() < end, () -> "no " + count + " lines of output");
      Thread.sleep(5);
    }
  }

  private void awaitExit(String code) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!launchd.lastExit(label()).equals(code)) {
      assertTrue(System.nanoTime() < end, () -> "no exit " + code);
      Thread.sleep(5);
    }
  }

  private void check(String expectation) throws IOException {
    int equals = expectation.indexOf('=');
    String wanted = equals < 0 ? "" : filled(expectation.substring(equals + 1));
    switch (equals < 0 ? expectation : expectation.substring(0, equals)) {
      case "out" -> matches(wanted, String.join(",", lines()));
      case "answer" -> matches(wanted, answer);
      case "mode" ->
          matches(
              wanted,
              Integer.toOctalString(
                  (int) Files.getAttribute(folder.resolve("s"), "unix:mode") & 07777));
      case "owner" -> matches(wanted, attribute("uid") + ":" + attribute("gid"));
      case "present" -> assertTrue(Files.exists(folder.resolve(wanted)), wanted);
      case "absent" -> assertTrue(Files.notExists(folder.resolve(wanted)), wanted);
      case "refused" -> {
        if (equals < 0) {
          assertTrue(refused, "the connection was not refused");
        } else {
          matches(wanted, Integer.toString(number));
        }
      }
      case "notloaded", "throttled", "-" -> {}
      default -> fail("no such expectation: " + expectation);
    }
  }

  private Object attribute(String name) throws IOException {
    return Files.getAttribute(folder.resolve("s"), "unix:" + name);
  }

  private static void matches(String wanted, String found) {
    assertTrue(found.matches(wanted), () -> "wanted \"" + wanted + "\", found \"" + found + "\"");
  }

  @Override
  public void close() throws IOException {
    for (SocketChannel connection : connections) {
      connection.close();
    }
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
