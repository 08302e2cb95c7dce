package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistArray;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/** What a server has to survive: clients that reset, and more clients than it has descriptors. */
public final class RoughClients {
  private static final int DESCRIPTORS = 48;
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RoughClients() {}

  /** Connects and resets at once, as port scanners and health checks do. */
  public static void reset(SocketAddress address) throws IOException {
    try (SocketChannel client = SocketChannel.open(address)) {
      client.setOption(StandardSocketOptions.SO_LINGER, 0);
    }
  }

  /** The same job, with few descriptors. */
  public static Job withFewDescriptors(Job job) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of("/bin/sh", "-c", "ulimit -n " + DESCRIPTORS + "; exec \"$@\"", "sh"));
    command.addAll(job.programArguments());
    return Job.from(job.toPropertyList().with("ProgramArguments", PlistArray.ofStrings(command)));
  }

  /**
   * Holds more connections open than the server has descriptors, until it says that it cannot
   * accept.
   */
  public static void starve(SocketAddress address, BlockingQueue<String> output) throws Exception {
    List<SocketChannel> clients = new ArrayList<>();
    try {
      for (int i = 0; i < DESCRIPTORS; i++) {
        clients.add(SocketChannel.open(address));
      }
      String line = output.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      while (line != null && !line.contains("cannot accept")) {
        line = output.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      }
      assertTrue(line != null, "the server says that it has no descriptor");
    } finally {
      for (SocketChannel each : clients) {
        each.close();
      }
    }
  }
}
