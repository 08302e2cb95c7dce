package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.EmulatorEvent.JobThrottled;
import io.github.launchd4j.testkit.EmulatorEvent.SetUpFailed;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of a job with one process: it waits for a demand, runs, ends, and waits again. Its
 * sockets are watched only while it does not run: connections that it leaves in their queues start
 * it once more.
 */
final class EmulatedJob implements JobLife {
  private final Launch launch;
  private final Loop loop;
  private final Timing timing;
  private final Consumer<EmulatorEvent> events;

  private @Nullable Instance running;
  private Loop.@Nullable Timer throttled;
  private @Nullable OpenSocket demandedBy;
  private long lastLaunch;
  private boolean launched;
  private boolean stopping;

  EmulatedJob(Launch launch, Loop loop, Timing timing, Consumer<EmulatorEvent> events) {
    this.launch = launch;
    this.loop = loop;
    this.timing = timing;
    this.events = events;
  }

  @Override
  public void load() {
    if (launch.job().runAtLoad()) {
      start();
    } else {
      watchSockets();
    }
  }

  private void watchSockets() {
    launch.sockets().all().forEach(socket -> loop.watch(socket.fd(), () -> demanded(socket)));
  }

  private void unwatchSockets() {
    launch.sockets().all().forEach(socket -> loop.unwatch(socket.fd()));
  }

  private void demanded(OpenSocket socket) {
    unwatchSockets();
    demandedBy = socket;
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
      running = Instance.of(process(), launch, loop, timing, events, this::exited);
    } catch (IOException | InvalidPathException e) {
      events.accept(new SetUpFailed(String.valueOf(e.getMessage())));
      watchSockets();
    }
  }

  private JobProcess process() throws IOException {
    if (launch.job().inetdCompatibility().isEmpty() || launch.sockets().all().isEmpty()) {
      return launch.start();
    }
    OpenSocket socket = demandedBy;
    return launch.startOn((socket == null ? launch.sockets().all().get(0) : socket).fd());
  }

  private void exited(Instance instance, ExitStatus status) {
    running = null;
    watchSockets();
  }

  @Override
  public void stop(Runnable stopped) {
    if (stopping) {
      return;
    }
    stopping = true;
    unwatchSockets();
    if (throttled != null) {
      loop.cancel(throttled);
    }
    if (running == null) {
      stopped.run();
    } else {
      running.stop(stopped);
    }
  }

  @Override
  public void abandon() throws IOException {
    if (running != null) {
      running.abandon();
    }
  }
}
