package io.github.launchd4j.cli.selftest;

import static java.time.temporal.ChronoUnit.SECONDS;

import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.SocketActivationException;
import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.jna.Sockets;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The job of the selftest: takes the steps of its arguments, each a word, a colon and perhaps a
 * name, prints what it finds line by line, and then the line "end".
 */
public final class Probe {
  /** The last line: all that was found stands before it. */
  static final String END = "end";

  // Set by launchd, or by whoever logged the user in. What others set may be secret: "launchctl
  // setenv" goes into every job.
  private static final Set<String> OPEN =
      Set.of("HOME", "LOGNAME", "PATH", "SHELL", "TMPDIR", "USER", "__CF_USER_TEXT_ENCODING");

  private final PrintStream out;
  private final List<ServerSocketChannel> kept = new ArrayList<>();

  private Probe(PrintStream out) {
    this.out = out;
  }

  public static void main(String[] steps) throws IOException, InterruptedException {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Probe probe = new Probe(out);
    for (String step : steps) {
      String[] words = step.split(":", 2);
      try {
        probe.take(words[0], words[1]);
      } catch (IOException | RuntimeException | LinkageError e) {
        out.println(step + " failed: " + e); // the steps that follow are taken all the same
      }
    }
    out.println(END);
  }

  private void take(String step, String name) throws IOException, InterruptedException {
    switch (step) {
      case "raw" -> Delivery.of(name).lines().forEach(out::println);
      case "library" -> out.println("LaunchdSockets \"" + name + "\": " + library(name));
      case "child" -> child(name);
      case "environment" -> environment();
      case "input" -> out.println(Descriptor.describe(0));
      case "own" -> OwnSockets.lines().forEach(out::println);
      case "time" ->
          out.println("started at " + LocalTime.now(ZoneId.systemDefault()).truncatedTo(SECONDS));
      case "answer" -> answer(0);
      case "serve" -> serve(name);
      case "stay" -> stay();
      default -> throw new IllegalArgumentException(step);
    }
  }

  /** What it gets stays open: a name that is in use is not given again. */
  private String library(String name) {
    try {
      List<ServerSocketChannel> listeners = LaunchdSockets.activate(name);
      kept.addAll(listeners);
      return "channels " + listeners.size();
    } catch (SocketActivationException e) {
      return e.reason() + ": " + e.getMessage();
    }
  }

  private void child(String name) throws IOException, InterruptedException {
    Command child = Command.run(Java.command(Probe.class, "raw:" + name, "library:" + name));
    child
        .output()
        .lines()
        .filter(line -> !line.equals(END))
        .forEach(line -> out.println("child: " + line));
  }

  private void environment() {
    for (Map.Entry<String, String> each : new TreeMap<>(System.getenv()).entrySet()) {
      String name = each.getKey();
      boolean open = OPEN.contains(name) || name.startsWith("XPC_") || name.startsWith("LISTEN_FD");
      String value =
          open
              ? each.getValue().replace("\n", "\\n")
              : "(" + each.getValue().length() + " characters, not shown)";
      out.println(name + "=" + value);
    }
  }

  /** Answers one connection with the pid, and leaves all others in the queue. */
  private static void serve(String name) throws IOException {
    Delivery delivery = Delivery.of(name);
    if (delivery.descriptors().isEmpty()) {
      throw new IOException(delivery.call());
    }
    answer(delivery.descriptors().get(0));
    waitForEver();
  }

  /** Without the library, which other questions ask. */
  private static void answer(int listener) throws IOException {
    int connection = Sockets.accept(listener).orElseThrow(() -> new IOException("nobody waits"));
    byte[] pid = (ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8);
    Descriptors.write(connection, pid);
    Descriptors.close(connection);
  }

  /** Ends by SIGKILL only: the JVM waits for its hooks. */
  private void stay() {
    Runtime.getRuntime().addShutdownHook(new Thread(Probe::waitForEver));
    out.println("ignores SIGTERM");
    out.println(END);
    waitForEver();
  }

  private static void waitForEver() {
    while (true) {
      LockSupport.park();
    }
  }
}
