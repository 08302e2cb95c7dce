package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.SocketActivationException;
import java.io.File;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Activates and closes without end. {@code cycles N} prints, at a quarter of N and at each
 * following one, how many descriptors are open and how many KiB are resident; {@code race ROUNDS
 * THREADS} prints how many won each round.
 */
public final class EnduringProgram {
  private static final Queue<ServerSocketChannel> KEPT = new ConcurrentLinkedQueue<>();

  private EnduringProgram() {}

  public static void main(String[] args) throws Exception {
    if (args[0].equals("cycles")) {
      cycle(Integer.parseInt(args[1]));
    } else {
      race(Integer.parseInt(args[1]), Integer.parseInt(args[2]));
    }
    System.out.println(ActivatingProgram.END);
  }

  private static void cycle(int cycles) throws IOException {
    for (int i = 1; i <= cycles; i++) {
      for (ServerSocketChannel each : LaunchdSockets.activate("Cycle")) {
        each.close();
      }
      if (i % (cycles / 4) == 0) {
        System.gc();
        System.out.println(descriptors() + "\t" + residentKib());
      }
    }
  }

  /** The fewest of several counts: the JVM's own threads open a file for a moment. */
  private static int descriptors() {
    int fewest = Integer.MAX_VALUE;
    for (int i = 0; i < 20; i++) {
      String[] open = new File("/proc/self/fd").list();
      fewest = Math.min(fewest, open == null ? -1 : open.length);
      Thread.onSpinWait();
    }
    return fewest;
  }

  private static long residentKib() throws IOException {
    for (String line : Files.readAllLines(Path.of("/proc/self/status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("\\D", ""));
      }
    }
    throw new IOException("/proc/self/status has no VmRSS");
  }

  private static void race(int rounds, int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    for (int round = 0; round < rounds; round++) {
      String name = "Round" + round;
      List<Callable<String>> calls = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        calls.add(() -> outcome(name));
      }
      int winners = 0;
      for (Future<String> each : executor.invokeAll(calls)) {
        winners += each.get().equals("OK") ? 1 : 0;
        if (!each.get().equals("OK") && !each.get().equals("ALREADY_ACTIVATED")) {
          System.out.println(each.get());
        }
      }
      System.out.println(winners);
      for (ServerSocketChannel each : KEPT) {
        each.close();
      }
      KEPT.clear();
    }
    executor.shutdownNow();
  }

  private static String outcome(String name) throws IOException {
    try {
      KEPT.addAll(LaunchdSockets.activate(name)); // if closed, another thread would win as well
      return "OK";
    } catch (SocketActivationException e) {
      return e.reason().toString();
    }
  }
}
