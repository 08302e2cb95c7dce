package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Clients that ask a server at about the moment when it ends for idleness. The server answers with
 * {@code process} and its number, and closes the connection. {@code -Didle.exits=1000} for long.
 */
public final class IdleLoad {
  /** The idle time that the server is to have. */
  public static final int IDLE_MILLIS = 20;

  private static final int EXITS = Integer.getInteger("idle.exits", 8);
  private static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";

  private final Map<String, Integer> outcomes = new TreeMap<>();
  private volatile boolean done;

  private IdleLoad() {}

  /**
   * What the clients saw until the job had ended often enough.
   *
   * @param exits how often it ended, all with status 0
   * @param outcomes how often each outcome was; {@code answered} is the good one
   */
  public record Result(int exits, Map<String, Integer> outcomes) {
    /** Whether a client did not get its answer. */
    public boolean isAnyoneLost() {
      return !outcomes.keySet().equals(Set.of("answered"));
    }
  }

  /** Runs the job, whose socket is {@code Listeners}, under load. */
  public static Result run(Job job) throws Exception {
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job).throttle(Duration.ofMillis(1)).start()) {
      IdleLoad load = new IdleLoad();
      SocketAddress address = launchd.addresses("Listeners").get(0);
      List<Thread> clients =
          Stream.of(1, 2, 3)
              .map(seed -> new Thread(() -> load.ask(address, new Random(seed))))
              .toList();
      clients.forEach(Thread::start);
      List<ExitStatus> exits = launchd.awaitExits(EXITS, Duration.ofHours(2));
      load.done = true;
      for (Thread each : clients) {
        each.join();
      }
      exits.stream()
          .filter(each -> !each.equals(new ExitStatus(0, 0)))
          .forEach(each -> load.count("ended with " + each));
      return new Result(launchd.exits().size(), load.outcomes);
    }
  }

  /** Asks, and asks again its idle time later, a little more or less. */
  private void ask(SocketAddress address, Random random) {
    try {
      while (!done) {
        count(outcome(address));
        Thread.sleep(IDLE_MILLIS - 2 + random.nextInt(16), random.nextInt(999_999));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }

  private synchronized void count(String outcome) {
    outcomes.merge(outcome, 1, Integer::sum);
  }

  private static String outcome(SocketAddress address) {
    try {
      String answer = ask(address);
      return answer.contains("process ") ? "answered" : "lost: \"" + answer + "\"";
    } catch (ConnectException e) {
      return "refused: " + e.getMessage();
    } catch (IOException e) {
      return "reset: " + e.getMessage();
    }
  }

  /** All that the server answers. */
  static String ask(SocketAddress address) throws IOException {
    try (SocketChannel client = SocketChannel.open(address)) {
      client.write(StandardCharsets.US_ASCII.encode(REQUEST));
      return new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
