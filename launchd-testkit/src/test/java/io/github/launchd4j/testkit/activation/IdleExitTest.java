package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.ExitStatus;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that exits when it is idle, in the emulator. {@code -Didle.exits=1000} for long. */
@Timeout(1_800)
class IdleExitTest {
  private static final int EXITS = Integer.getInteger("idle.exits", 25);
  private static final int IDLE_MILLIS = 20;
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> QUICK =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx32m", "-Xshare:auto");

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void noConnectionIsLostAroundTheMomentOfExit(Path jdk) throws Exception {
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    AtomicInteger answers = new AtomicInteger();
    AtomicBoolean done = new AtomicBoolean();
    try (LaunchdEmulator launchd = start(jdk, Integer.toString(IDLE_MILLIS))) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      List<Thread> clients =
          Stream.of(1, 2, 3)
              .map(
                  seed ->
                      new Thread(() -> load(address, new Random(seed), done, answers, failures)))
              .toList();
      clients.forEach(Thread::start);
      List<ExitStatus> exits = launchd.awaitExits(EXITS, Duration.ofMinutes(25));
      done.set(true);
      for (Thread each : clients) {
        each.join();
      }
      assertTrue(exits.stream().allMatch(new ExitStatus(0, 0)::equals), exits::toString);
      System.out.println(
          jdk
              + ": "
              + launchd.exits().size()
              + " idle exits, "
              + answers
              + " connections answered");
    }
    assertEquals(List.of(), List.copyOf(failures));
  }

  /**
   * Asks, and asks again about when the process exits: its idle time later, a little more or less.
   */
  private static void load(
      SocketAddress address,
      Random random,
      AtomicBoolean done,
      AtomicInteger answers,
      Queue<String> failures) {
    while (!done.get()) {
      try {
        assertTrue(Long.parseLong(ask(address)) > 0);
        answers.incrementAndGet();
        Thread.sleep(IDLE_MILLIS - 2, random.nextInt(999_999));
        Thread.sleep(random.nextInt(8), random.nextInt(999_999));
      } catch (IOException | NumberFormatException e) {
        failures.add(e.toString());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  @Test
  void anExitOnRequestLetsOpenWorkEnd() throws Exception {
    CountDownLatch accepted = new CountDownLatch(1);
    Consumer<String> output =
        line -> {
          if (line.equals(IdleProgram.ACCEPTED)) {
            accepted.countDown();
          }
        };
    try (LaunchdEmulator launchd = builder(Jdks.own(), "60000", "700").output(output).start()) {
      try (SocketChannel client = SocketChannel.open(launchd.addresses("Listeners").get(0))) {
        assertTrue(accepted.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "it accepts");
        ProcessHandle.of(launchd.pid().orElseThrow()).orElseThrow().destroy();
        assertTrue(Long.parseLong(read(client)) > 0, "the work that was open at SIGTERM");
      }
      assertEquals(List.of(new ExitStatus(143, 0)), launchd.awaitExits(1, PATIENCE));
    }
  }

  @Test
  void withoutAManagerAProgramDoesNotEndByItself() throws Exception {
    String program = "io.github.launchd4j.testkit.activation.IdleWithoutManagerProgram";
    Process process =
        new ProcessBuilder(
                Jdks.java(Jdks.own()).toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program)
            .start();
    assertEquals(
        "still here",
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip());
    assertEquals(3, process.waitFor());
  }

  private static LaunchdEmulator start(Path jdk, String... arguments) throws IOException {
    return builder(jdk, arguments).start();
  }

  private static LaunchdEmulator.Builder builder(Path jdk, String... arguments) {
    Job job =
        Job.builder("com.example.idle")
            .programArguments(ProgramRun.command(IdleProgram.class, jdk, QUICK, arguments))
            .socket("Listeners", EmulatorContractTest.entry("tcp", Path.of("")))
            .build();
    return LaunchdEmulator.builder(job).throttle(Duration.ofMillis(1));
  }

  private static String ask(SocketAddress address) throws IOException {
    try (SocketChannel client = SocketChannel.open(address)) {
      return read(client);
    }
  }

  private static String read(SocketChannel client) throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(64);
    while (client.read(answer) > 0) {}
    return StandardCharsets.UTF_8.decode(answer.flip()).toString().strip();
  }
}
