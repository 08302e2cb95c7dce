package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.loop.Callbacks.unchecked;

import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobThrottled;
import io.github.launchd4j.testkit.event.EmulatorEvent.SetUpFailed;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.loop.Loop;
import io.github.launchd4j.testkit.process.ProcessStarter;
import io.github.launchd4j.testkit.process.RunningProcess;
import io.github.launchd4j.testkit.process.StandbyProcess;
import io.github.launchd4j.testkit.socket.OpenSocket;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of a job with one process: it waits for a demand, runs, ends, and waits again. Its
 * sockets are watched only while it does not run: connections that it leaves in their queues start
 * it once more.
 */
final class EmulatedJob implements JobLife {
  private final ProcessStarter launch;
  private final Loop loop;
  private final Timing timing;
  private final Consumer<EmulatorEvent> events;
  private final Demands demands;
  private final Triggers triggers;
  private final StandbyProcess prepared;

  private final List<OpenSocket> sockets;
  private final long throttleNanos;
  private final boolean once;

  private @Nullable RunningProcess running;
  private Loop.@Nullable Timer throttled;
  private @Nullable OpenSocket demandedBy;
  private long lastLaunch;
  private boolean launched;
  private boolean pending;
  private boolean stopping;

  EmulatedJob(ProcessStarter launch, Loop loop, Timing timing, Consumer<EmulatorEvent> events) {
    this.launch = launch;
    this.loop = loop;
    this.timing = timing;
    this.events = events;
    this.demands = launch.job().demands();
    this.triggers = new Triggers(demands, loop, this::triggered);
    this.prepared = new StandbyProcess(launch);
    this.sockets = launch.sockets().live();
    this.throttleNanos = timing.throttle().toNanos();
    this.once = demands.once().isPresent();
  }

  @Override
  public void load() {
    triggers.start();
    if (demands.startsAtLoad().isPresent()) {
      demand();
    } else {
      await();
    }
  }

  private void await() {
    prepared.prepare();
    for (OpenSocket socket : sockets) {
      loop.watch(
          socket.fd(),
          () -> {
            demandedBy = socket;
            demand();
          });
    }
  }

  private void unwatchSockets() {
    for (OpenSocket socket : sockets) {
      loop.unwatch(socket.fd());
    }
  }

  private void triggered(Triggers.Cause cause) {
    if (stopping) {
      return;
    }
    boolean idle = running == null && throttled == null;
    if (idle && isKickedOff()) {
      demand();
    } else if (running != null) {
      // An interval that passes while the job runs is missed (launchd.plist(5), StartInterval); the
      // others are not (launchd-842, core.c, start_pending).
      pending |= cause == Triggers.Cause.CALENDAR || cause == Triggers.Cause.WATCHED_PATH;
    }
  }

  // Sockets and kickstart alone do it for AfterInitialDemand (Demands#first).
  private boolean isKickedOff() {
    return launched || demands.afterInitialDemand().isEmpty();
  }

  private void demand() {
    unwatchSockets();
    if (launched && once) {
      return;
    }
    // launchd.plist(5), ThrottleInterval: counted from launch to launch.
    long left = throttleNanos - (loop.time().nanoTime() - lastLaunch);
    if (!launched || left <= 0) {
      start();
    } else {
      Duration wait = Duration.ofNanos(left);
      events.accept(new JobThrottled(wait));
      throttled = loop.after(wait, this::start);
    }
  }

  private void start() {
    throttled = null;
    launched = true;
    pending = false;
    lastLaunch = loop.time().nanoTime();
    try {
      running =
          RunningProcess.of(prepared.take(demandedBy), launch, loop, timing, events, this::exited);
    } catch (IOException | InvalidPathException e) {
      events.accept(new SetUpFailed(String.valueOf(e.getMessage())));
      settle(ExitStatus.SET_UP_FAILED);
    }
  }

  private void exited(RunningProcess instance, ExitStatus status) {
    running = null;
    settle(status);
  }

  private void settle(ExitStatus status) {
    if (stopping) {
      return;
    }
    if (pending
        || demands.restartsAfter(status.code(), status.macOsSignal()).isPresent()
        || triggers.wanted()) {
      demand();
    } else {
      await();
    }
  }

  @Override
  public void kickstart(boolean kill) {
    if (stopping) {
      return;
    }
    if (running == null) {
      cancelThrottle();
      unwatchSockets();
      start();
    } else if (kill) {
      pending = true;
      cancelThrottle();
      launched = false; // what is asked for by hand is not throttled
      running.terminate();
    }
  }

  private void cancelThrottle() {
    if (throttled != null) {
      loop.cancel(throttled);
      throttled = null;
    }
  }

  @Override
  public void signal(int signal) {
    if (running != null) {
      running.signalProcess(signal);
    }
  }

  @Override
  public void stop(Runnable stopped) {
    stopping = true;
    triggers.stop();
    unwatchSockets();
    cancelThrottle();
    unchecked(prepared::discard);
    if (running == null) {
      stopped.run();
    } else {
      running.stop(stopped);
    }
  }

  @Override
  public void abandon() throws IOException {
    prepared.discard();
    if (running != null) {
      running.abandon();
    }
  }
}
