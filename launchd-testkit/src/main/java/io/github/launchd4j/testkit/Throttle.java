package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobThrottled;
import io.github.launchd4j.testkit.loop.JobLoop;
import io.github.launchd4j.testkit.loop.Loop;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The ThrottleInterval of a job, counted from start to start (launchd.plist(5)). For the thread of
 * the loop.
 */
final class Throttle {
  // What a process would take that fails at once.
  private static final Duration PAUSE = Duration.ofMillis(10);

  private final long nanos;
  private final JobLoop loop;
  private final Consumer<EmulatorEvent> events;
  private @Nullable Long lastStart;
  private Loop.@Nullable Timer waiting;

  Throttle(Duration interval, JobLoop loop, Consumer<EmulatorEvent> events) {
    this.nanos = interval.toNanos();
    this.loop = loop;
    this.events = events;
  }

  /** Calls back as soon as the job may start. */
  void await(Runnable start) {
    long left = lastStart == null ? 0 : nanos - (loop.time().nanoTime() - lastStart);
    if (left <= 0) {
      start.run();
    } else {
      Duration wait = Duration.ofNanos(left);
      events.accept(new JobThrottled(wait));
      waiting = loop.after(wait, start);
    }
  }

  /** Calls back after a moment, so that a job without a throttle does not fail in a tight loop. */
  void pause(Runnable then) {
    waiting =
        loop.after(
            PAUSE,
            () -> {
              waiting = null;
              then.run();
            });
  }

  boolean isWaiting() {
    return waiting != null;
  }

  /** The job starts now. */
  void started() {
    waiting = null;
    lastStart = loop.time().nanoTime();
  }

  void cancel() {
    if (waiting != null) {
      loop.cancel(waiting);
      waiting = null;
    }
  }

  /** Lets the job start at once. */
  void reset() {
    cancel();
    lastStart = null;
  }
}
