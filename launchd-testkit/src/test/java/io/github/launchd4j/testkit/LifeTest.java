package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.InetdCompatibility;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.KeepAlive;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobThrottled;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a job starts without a connection, and how it is ended. */
class LifeTest {
  private static final SocketEntry LOOPBACK = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
  private static final ZonedDateTime MONDAY =
      ZonedDateTime.of(2026, 11, 23, 10, 15, 0, 0, ZoneId.of("UTC"));

  private final Recorded recorded = new Recorded();
  @TempDir private Path folder;

  @Test
  void keepAliveStartsTheJobAndKeepsItAlive() throws Exception {
    try (LaunchdEmulator launchd = recorded.start(shell("exit 0").keepAlive(KeepAlive.ALWAYS))) {
      launchd.awaitStarts(3, PATIENCE);
    }
  }

  @Test
  void theOldOnDemandFalseIsKeepAlive() throws Exception {
    JobBuilder job = shell("exit 0").set("OnDemand", new PlistBoolean(false));
    try (LaunchdEmulator launchd = recorded.start(job)) {
      launchd.awaitStarts(2, PATIENCE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "true, exit 0, true",
    "true, exit 1, false",
    "false, exit 1, true",
    "false, exit 0, false",
    "false, kill -TERM $$, true"
  })
  void successfulExitLooksAtTheStatus(boolean wanted, String script, boolean again)
      throws Exception {
    assertEquals(again, restarts(KeepAlive.successfulExit(wanted), script));
  }

  @ParameterizedTest
  @CsvSource({
    "true, kill -SEGV $$, true",
    "true, kill -ABRT $$, true",
    "true, exit 1, false",
    "true, kill -TERM $$, false",
    "false, exit 1, true",
    "false, kill -SEGV $$, false"
  })
  void crashedLooksAtTheSignal(boolean wanted, String script, boolean again) throws Exception {
    assertEquals(again, restarts(KeepAlive.crashed(wanted), script));
  }

  private boolean restarts(KeepAlive keepAlive, String script) throws Exception {
    // Whatever restarts is throttled, and says so.
    try (LaunchdEmulator launchd =
        recorded.start(shell(script).keepAlive(keepAlive), Duration.ofHours(1))) {
      launchd.awaitExits(1, PATIENCE);
      launchd.advance(Duration.ZERO);
    }
    return !recorded.events(JobThrottled.class).isEmpty();
  }

  @Test
  void anyConditionOfKeepAliveIsEnough() throws Exception {
    assertTrue(restarts(KeepAlive.successfulExit(true).withCrashed(true), "kill -SEGV $$"));
  }

  @Test
  void afterInitialDemandWaitsForAConnection() throws Exception {
    JobBuilder job =
        shell("exit 1")
            .keepAlive(KeepAlive.successfulExit(false).withAfterInitialDemand(true))
            .runAtLoad(true)
            .socket("Listeners", LOOPBACK);
    try (LaunchdEmulator launchd = recorded.start(job)) {
      launchd.advance(Duration.ofHours(1));
      assertEquals(0, launchd.starts());
      Client.connect(launchd.addresses("Listeners").get(0)).close();
      launchd.awaitStarts(3, PATIENCE);
    }
  }

  @Test
  void pathStateStartsTheJobOnceThePathIsThere() throws Exception {
    Path path = folder.resolve("flag");
    KeepAlive keepAlive = KeepAlive.ON_DEMAND.withPathState(Map.of(path.toString(), true));
    JobBuilder job = shell("rm " + path).keepAlive(keepAlive);
    try (LaunchdEmulator launchd = recorded.start(job)) {
      assertEquals(0, launchd.starts());
      Files.createFile(path);
      launchd.awaitExits(1, PATIENCE);
      Files.createFile(path);
      launchd.awaitExits(2, PATIENCE);
    }
  }

  @Test
  void aWatchedPathStartsTheJobWhenItChanges() throws Exception {
    Path path = folder.resolve("watched");
    JobBuilder job =
        shell("exit 0").set("WatchPaths", PlistArray.ofStrings(List.of(path.toString())));
    try (LaunchdEmulator launchd = recorded.start(job)) {
      assertEquals(0, launchd.starts());
      Files.writeString(path, "made");
      launchd.awaitExits(1, PATIENCE);
      Files.writeString(path, "changed it");
      launchd.awaitExits(2, PATIENCE);
      Files.delete(path);
      launchd.awaitExits(3, PATIENCE);
    }
  }

  @Test
  void aQueueKeepsTheJobAliveWhileItHoldsSomething() throws Exception {
    JobBuilder job =
        shell("rm \"$(ls -d " + folder + "/* | head -n 1)\"")
            .set("QueueDirectories", PlistArray.ofStrings(List.of(folder.toString())));
    Files.createFile(folder.resolve("one"));
    Files.createFile(folder.resolve("two"));
    try (LaunchdEmulator launchd = recorded.start(job)) {
      launchd.awaitExits(2, PATIENCE);
      assertTrue(Files.notExists(folder.resolve("one")));
      Files.createFile(folder.resolve("three"));
      launchd.awaitExits(3, PATIENCE);
    }
  }

  @Test
  void startIntervalStartsTheJobEachTimeItHasPassed() throws Exception {
    JobBuilder job = shell("exit 0").set("StartInterval", new PlistInteger(3600));
    try (LaunchdEmulator launchd = recorded.start(job)) {
      for (int i = 1; i <= 3; i++) {
        assertEquals(i - 1, launchd.starts());
        launchd.advance(Duration.ofHours(1));
        launchd.awaitExits(i, PATIENCE);
      }
    }
  }

  @Test
  void startCalendarIntervalStartsTheJobOnceHoweverManyWereMissed() throws Exception {
    PlistDictionary hourly = PlistDictionary.EMPTY.with("Minute", new PlistInteger(30));
    JobBuilder job = shell("exit 0").set("StartCalendarInterval", hourly);
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job.build())
            .startingAt(MONDAY)
            .throttle(Duration.ofMillis(1))
            .start()) {
      launchd.advance(Duration.ofMinutes(14));
      assertEquals(0, launchd.starts());
      launchd.advance(Duration.ofMinutes(2));
      launchd.awaitExits(1, PATIENCE);
      launchd.advance(Duration.ofHours(5));
      launchd.awaitExits(2, PATIENCE);
      launchd.advance(Duration.ofHours(1));
      launchd.awaitExits(3, PATIENCE);
      assertEquals(3, launchd.starts());
    }
  }

  @Test
  void throttleIntervalCountsFromTheLaunch() throws Exception {
    JobBuilder job = shell("exit 0").keepAlive(KeepAlive.ALWAYS);
    try (LaunchdEmulator launchd = recorded.start(job, Duration.ofHours(2))) {
      launchd.awaitExits(1, PATIENCE);
      launchd.advance(Duration.ofHours(1));
      assertEquals(1, launchd.starts());
      launchd.advance(Duration.ofHours(1));
      launchd.awaitExits(2, PATIENCE);
    }
  }

  @Test
  void aJobThatIsNotThrottledAndCannotStartIsTriedAgainEachTimeFromTheLoop() throws Exception {
    JobBuilder job =
        Job.builder("com.example.job")
            .programArguments("/nowhere/x")
            .keepAlive(KeepAlive.ALWAYS)
            .inetdCompatibility(new InetdCompatibility(true))
            .socket("Listeners", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"));
    List<Integer> depths = new CopyOnWriteArrayList<>();
    try (LaunchdEmulator launchd =
        LaunchdEmulator.builder(job.build())
            .events(event -> depths.add(Thread.currentThread().getStackTrace().length))
            .start()) {
      launchd.awaitExits(12, PATIENCE);
    }
    assertEquals(depths.get(5), depths.get(10), "the depth of the stack does not grow");
  }

  @Test
  void launchOnlyOnceIsOnce() throws Exception {
    JobBuilder job =
        shell("exit 0").keepAlive(KeepAlive.ALWAYS).set("LaunchOnlyOnce", new PlistBoolean(true));
    try (LaunchdEmulator launchd = recorded.start(job)) {
      launchd.awaitExits(1, PATIENCE);
      launchd.advance(Duration.ofHours(1));
      assertEquals(1, launchd.starts());
    }
    assertEquals(List.of(), recorded.events(JobThrottled.class));
  }

  @Test
  void kickstartStartsAJobThatWaitsAndLeavesOneThatRuns() throws Exception {
    try (LaunchdEmulator launchd = recorded.start(shell("exec sleep 1000"), Duration.ofHours(1))) {
      launchd.kickstart(false);
      launchd.awaitStarts(1, PATIENCE);
      launchd.kickstart(false);
      launchd.kickstart(true);
      launchd.awaitStarts(2, PATIENCE);
      assertEquals(List.of(new ExitStatus(0, 15)), launchd.exits());
    }
  }

  @Test
  void transactionsMeanSigkillAtOnce() throws Exception {
    JobBuilder job =
        shell("trap 'exit 0' TERM; echo ready; while :; do sleep 0.01; done")
            .set("EnableTransactions", new PlistBoolean(true))
            .runAtLoad(true);
    LaunchdEmulator launchd = recorded.start(job);
    assertEquals("ready", recorded.line());

    launchd.close();

    assertEquals(List.of(new ExitStatus(0, 9)), launchd.exits());
  }

  @Test
  void exitTimeOutGoesByTheEmulatorsTime() throws Exception {
    JobBuilder job =
        shell("trap '' TERM; echo ready; while :; do sleep 0.01; done")
            .exitTimeOut(3600)
            .runAtLoad(true);
    LaunchdEmulator launchd = recorded.start(job);
    assertEquals("ready", recorded.line());

    Thread closing = new Thread(launchd::close);
    closing.start();
    while (closing.isAlive()) {
      launchd.advance(Duration.ofHours(1));
      closing.join(10);
    }

    assertEquals(List.of(new ExitStatus(0, 9)), launchd.exits());
  }
}
