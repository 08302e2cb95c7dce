package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that exits when it is idle, in the emulator. */
@Timeout(7_200)
class IdleExitTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void noConnectionIsLostAroundTheMomentOfExit(Path jdk) throws Exception {
    IdleLoad.Result result = IdleLoad.run(job(IdleProgram.class, jdk, "" + IdleLoad.IDLE_MILLIS));
    System.out.println("own loop, " + jdk + ": " + result);
    assertFalse(result.isAnyoneLost(), result::toString);
  }

  /** The decision is final, and what comes after it belongs to the next process. */
  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void aConnectionThatComesAsTheProcessEndsAndStaysOpenKeepsNobodyOut(Path jdk) throws Exception {
    CountDownLatch ending = new CountDownLatch(1);
    Job job = job(LingeringProgram.class, jdk);
    try (LaunchdEmulator launchd = builder(job, LingeringProgram.ENDING, ending).start()) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      String first = answerThatStaysOpen(SocketChannel.open(address), true);
      await(ending);
      try (SocketChannel stays = SocketChannel.open(address);
          SocketChannel other = SocketChannel.open(address)) {
        String second = answerThatStaysOpen(stays, false);
        assertEquals(second, answerThatStaysOpen(other, false));
        assertFalse(first.equals(second), "it is another process");
      }
    }
  }

  private static String answerThatStaysOpen(SocketChannel client, boolean close)
      throws IOException {
    String answer =
        new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8)).readLine();
    if (close) {
      client.close();
    }
    return answer;
  }

  @Test
  void anExitOnRequestLetsOpenWorkEnd() throws Exception {
    CountDownLatch accepted = new CountDownLatch(1);
    Job job = job(IdleProgram.class, Jdks.own(), "60000", "700");
    try (LaunchdEmulator launchd = builder(job, IdleProgram.ACCEPTED, accepted).start()) {
      Thread stop =
          new Thread(
              () -> {
                await(accepted);
                ProcessHandle.of(launchd.pid().orElseThrow()).orElseThrow().destroy();
              });
      stop.start();
      String answer = IdleLoad.ask(launchd.addresses("Listeners").get(0));
      assertTrue(answer.startsWith("process "), "the work that was open at SIGTERM: " + answer);
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

  private static Job job(Class<?> program, Path jdk, String... arguments) {
    return Job.builder("com.example.idle")
        .programArguments(ProgramRun.command(program, jdk, List.of(), arguments))
        .socket("Listeners", EmulatorContractTest.entry("tcp", Path.of("")))
        .build();
  }

  private static LaunchdEmulator.Builder builder(Job job, String line, CountDownLatch seen) {
    Consumer<String> output =
        each -> {
          if (each.equals(line)) {
            seen.countDown();
          }
        };
    return LaunchdEmulator.builder(job).throttle(Duration.ofMillis(1)).output(output);
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS), "the program says so");
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
