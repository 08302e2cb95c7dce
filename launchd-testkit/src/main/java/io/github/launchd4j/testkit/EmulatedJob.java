package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.testkit.EmulatorEvent.JobExited;
import io.github.launchd4j.testkit.EmulatorEvent.JobStarted;
import io.github.launchd4j.testkit.EmulatorEvent.JobThrottled;
import io.github.launchd4j.testkit.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.EmulatorEvent.SetUpFailed;
import io.github.launchd4j.testkit.jna.Constants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of one job: it waits for a demand, runs, ends, and waits again. Its sockets are watched
 * only while it does not run: connections that it leaves in their queues start it once more.
 *
 * <p>Belongs to the thread of its loop.
 */
final class EmulatedJob {
  private static final Duration GROUP_CHECK = Duration.ofMillis(20);

  private final Launch launch;
  private final Loop loop;
  private final Timing timing;
  private final Consumer<EmulatorEvent> events;

  private @Nullable JobProcess process;
  private Loop.@Nullable Timer throttled;
  private long lastLaunch;
  private boolean launched;
  private boolean stopping;
  private boolean killed;

  EmulatedJob(Launch launch, Loop loop, Timing timing, Consumer<EmulatorEvent> events) {
    this.launch = launch;
    this.loop = loop;
    this.timing = timing;
    this.events = events;
  }

  /** What launchd does once a job is loaded. */
  void load() {
    launch.output().ifPresent(output -> loop.watch(output.readEnd(), this::drainOutput));
    if (launch.job().runAtLoad()) {
      start();
    } else {
      watchSockets();
    }
  }

  private void watchSockets() {
    launch.sockets().all().forEach(socket -> loop.watch(socket.fd(), this::demanded));
  }

  private void unwatchSockets() {
    launch.sockets().all().forEach(socket -> loop.unwatch(socket.fd()));
  }

  private void demanded() {
    unwatchSockets();
    // launchd.plist(5), ThrottleInterval: counted from launch to launch.
    Duration since = Duration.ofNanos(System.nanoTime() - lastLaunch);
    Duration wait = timing.throttle().minus(since);
    if (!launched || wait.isNegative() || wait.isZero()) {
      start();
    } else {
      events.accept(new JobThrottled(wait));
      throttled = loop.after(wait, this::start);
    }
  }

  private void start() {
    throttled = null;
    launched = true;
    lastLaunch = System.nanoTime();
    try {
      JobProcess started = launch.start();
      process = started;
      events.accept(new JobStarted(started.pid()));
      started.onExit(() -> loop.execute(() -> ended(started)));
    } catch (IOException | InvalidPathException e) {
      events.accept(new SetUpFailed(String.valueOf(e.getMessage())));
      watchSockets();
    }
  }

  private void ended(JobProcess ended) {
    process = null;
    try {
      if (!stopping && !abandonsProcessGroup()) {
        // launchd.plist(5), AbandonProcessGroup; by SIGTERM: Technical Note TN2083.
        ended.signalGroup(Constants.SIGTERM);
      }
      ExitStatus status = ended.reap();
      drainAllOutput();
      events.accept(new JobExited(ended.pid(), status));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (stopping) {
      awaitGroup(ended);
    } else {
      watchSockets();
    }
  }

  private boolean abandonsProcessGroup() {
    return launch
        .job()
        .toPropertyList()
        .get("AbandonProcessGroup")
        .equals(Optional.of(new PlistBoolean(true)));
  }

  /** SIGTERM to the job's process group, SIGKILL after ExitTimeOut, and the end of the loop. */
  void stop() {
    if (stopping) {
      return;
    }
    stopping = true;
    unwatchSockets();
    if (throttled != null) {
      loop.cancel(throttled);
    }
    JobProcess running = process;
    if (running == null) {
      finish();
      return;
    }
    signal(running, Constants.SIGTERM);
    timing.exitTimeOut().ifPresent(timeOut -> loop.after(timeOut, () -> kill(running)));
  }

  private void kill(JobProcess target) {
    killed = true;
    events.accept(new Notice("ExitTimeOut", "is over, and the job not: SIGKILL to its group"));
    signal(target, Constants.SIGKILL);
  }

  /** The job has gone, but its children may still be tidying up. */
  private void awaitGroup(JobProcess ended) {
    try {
      if (killed || !ended.groupRuns()) {
        finish();
      } else {
        loop.after(GROUP_CHECK, () -> awaitGroup(ended));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void finish() {
    try {
      drainAllOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    loop.finish();
  }

  /** Leaves no process behind when the loop has failed. */
  void abandon() throws IOException {
    JobProcess running = process;
    if (running != null) {
      running.signalGroup(Constants.SIGKILL);
      running.reap();
      process = null;
    }
  }

  private void drainAllOutput() throws IOException {
    if (launch.output().isPresent()) {
      launch.output().get().drainAll();
    }
  }

  private void drainOutput() {
    try {
      launch.output().orElseThrow().drain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void signal(JobProcess target, int signal) {
    try {
      target.signalGroup(signal);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
