package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A job that is killed again and again while a client connects every millisecond. The full count:
 *
 * <pre>mvn -pl launchd-testkit -am test -Dtest=RestartUnderLoadTest -DargLine=-Drestarts=1000
 *     -Dsurefire.failIfNoSpecifiedTests=false</pre>
 */
class RestartUnderLoadTest {
  private static final int RESTARTS = Integer.getInteger("restarts", 25);

  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicInteger answered = new AtomicInteger();
  private final Map<String, Integer> failures = new TreeMap<>(); // guarded by itself
  @TempDir private Path folder;

  @Test
  @Timeout(value = 30, unit = TimeUnit.MINUTES)
  void noConnectionIsRefusedOrLostButThoseThatTheKilledProcessHadAccepted() throws Exception {
    Path log = folder.resolve("log");
    Job job =
        Job.builder("com.example.serve")
            .program(NativeProgram.compile("serve", folder).toString())
            .standardOutPath(log.toString())
            .socket("S", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
            .build();
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job).throttle(Duration.ofNanos(1)).start()) {
      SocketAddress address = launchd.addresses("S").get(0);
      ExecutorService clients = Executors.newFixedThreadPool(32);
      ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
      ScheduledFuture<?> requests =
          clock.scheduleAtFixedRate(
              () -> clients.execute(() -> ask(address)), 0, 1, TimeUnit.MILLISECONDS);
      for (int i = 1; i <= RESTARTS; i++) {
        launchd.awaitStarts(i, PATIENCE);
        int before = answered.get();
        while (answered.get() < before + i % 20) {
          Thread.onSpinWait();
        }
        launchd
            .pid()
            .ifPresent(pid -> ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly));
        launchd.awaitExits(i, PATIENCE);
      }
      assertFalse(requests.isDone(), "the requests went on to the end");
      clock.shutdown();
      assertTrue(clock.awaitTermination(1, TimeUnit.MINUTES));
      clients.shutdown();
      assertTrue(clients.awaitTermination(1, TimeUnit.MINUTES));
      assertTrue(launchd.starts() >= RESTARTS);
    }
    String written = Files.readString(log);
    long taken = written.chars().filter(c -> c == 'a').count();
    long done = written.chars().filter(c -> c == 'd').count();
    int lost = failures.getOrDefault("no answer", 0);
    System.out.printf(
        "%d restarts: %d connections, %d answered, %d lost of %d that a killed process had taken, others %s%n",
        RESTARTS, asked.get(), answered.get(), lost, taken - done, failures);
    failures.remove("no answer");
    assertEquals(Map.of(), failures);
    assertTrue(
        lost <= taken - done, lost + " lost, and " + (taken - done) + " accepted by the killed");
    assertEquals(asked.get(), answered.get() + lost);
  }

  private void ask(SocketAddress address) {
    asked.incrementAndGet();
    String failure;
    try {
      if (Client.ask(address).equals("ok")) {
        answered.incrementAndGet();
        return;
      }
      failure = "no answer";
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
    }
    synchronized (failures) {
      failures.merge(failure, 1, Integer::sum);
    }
  }
}
