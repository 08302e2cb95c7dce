package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * From connect(2) to the first line of the program, for the emulator and for
 * systemd-socket-activate, by turns. Not part of the normal build:
 *
 * <pre>
 * mvn -pl launchd-testkit -am test -Dtest=DescriptorMovesBenchmark -Dsurefire.failIfNoSpecifiedTests=false
 * </pre>
 */
@EnabledOnOs(value = OS.LINUX, disabledReason = "System.nanoTime is CLOCK_MONOTONIC on Linux only")
class DescriptorMovesBenchmark {
  private static final int WARM_UP = 50;
  private static final int ROUNDS = 300;
  private static final Path ACTIVATE = Path.of("/usr/bin/systemd-socket-activate");
  // So that either sleeps in its poll when the connection comes.
  private static final long SETTLE_MILLIS = 15;

  @TempDir private Path folder;

  @Test
  void comparesTheMedians() throws Exception {
    assumeTrue(Files.isExecutable(ACTIVATE), "systemd-socket-activate is not here");
    Path program = NativeProgram.compile("stamp", folder);
    List<Long> emulator = new ArrayList<>();
    List<Long> systemd = new ArrayList<>();
    Job job =
        Job.builder("com.example.stamp")
            .program(program.toString())
            .socket("S", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
            .build();
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job).throttle(Duration.ofNanos(1)).start()) {
      for (int i = 0; i < WARM_UP + ROUNDS; i++) {
        emulator.add(emulator(launchd, i + 1));
        systemd.add(systemd(program));
      }
    }
    long ours = median(emulator);
    long theirs = median(systemd);
    System.out.printf(
        "from connection to exec, median of %d by turns: emulator %d us, systemd-socket-activate %d us, ratio %.2f%n",
        ROUNDS, ours / 1000, theirs / 1000, (double) ours / theirs);
  }

  private static long emulator(LaunchdEmulator launchd, int starts) throws Exception {
    Thread.sleep(SETTLE_MILLIS);
    long taken = ask(launchd.addresses("S").get(0));
    launchd.awaitExits(starts, PATIENCE);
    return taken;
  }

  private static long systemd(Path program) throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(ACTIVATE.toString(), "-l", "127.0.0.1:" + port, program.toString())
            .redirectErrorStream(true)
            .start();
    try (BufferedReader output = process.inputReader()) {
      String line = output.readLine();
      assertEquals("Listening on 127.0.0.1:" + port + " as 3.", line);
      Thread.sleep(SETTLE_MILLIS);
      long taken = ask(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      process.waitFor();
      return taken;
    }
  }

  private static long ask(SocketAddress address) throws Exception {
    long before = System.nanoTime();
    return Long.parseLong(Client.ask(address)) - before;
  }

  private static long median(List<Long> nanos) {
    return nanos.subList(WARM_UP, nanos.size()).stream()
        .sorted()
        .skip(ROUNDS / 2)
        .findFirst()
        .orElseThrow();
  }
}
