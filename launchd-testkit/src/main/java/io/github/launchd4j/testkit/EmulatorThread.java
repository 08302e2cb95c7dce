package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.loop.Callbacks.unchecked;

import io.github.launchd4j.testkit.loop.Callbacks;
import io.github.launchd4j.testkit.loop.EmulatedTime;
import io.github.launchd4j.testkit.loop.Loop;
import io.github.launchd4j.testkit.process.Strays;
import io.github.launchd4j.testkit.process.Watchdog;
import java.io.IOException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The one thread that serves the jobs of a domain, with its loop and its watchdog. */
final class EmulatorThread {
  private final Loop loop;
  private final Watchdog watchdog;
  private final Strays strays;
  private final Thread thread;

  private EmulatorThread(Loop loop, Watchdog watchdog, Callbacks.Call ended) {
    this.loop = loop;
    this.watchdog = watchdog;
    this.strays = new Strays(loop, watchdog);
    thread = new Thread(() -> run(ended), "launchd-emulator");
    thread.setDaemon(true);
  }

  /**
   * Starts it.
   *
   * @param time the time of day at which it starts; empty for the system's
   * @param ended called on it when its loop has ended, whatever ended it
   */
  static EmulatorThread start(Optional<ZonedDateTime> time, Callbacks.Call ended)
      throws IOException {
    Loop loop = new Loop(new EmulatedTime(time));
    try {
      EmulatorThread started = new EmulatorThread(loop, Watchdog.start(), ended);
      started.thread.start();
      return started;
    } catch (IOException | RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  private void run(Callbacks.Call ended) {
    try {
      loop.run();
    } finally {
      unchecked(() -> close(ended));
    }
  }

  private void close(Callbacks.Call ended) throws IOException {
    try {
      ended.run();
      strays.abandon();
      watchdog.close();
    } finally {
      loop.close();
    }
  }

  Loop loop() {
    return loop;
  }

  Strays strays() {
    return strays;
  }

  /** Whether the caller runs on it, and so must not wait for it. */
  boolean isCurrent() {
    return Thread.currentThread() == thread;
  }

  /** Advances its time, and waits until what is due by then has been done. */
  void advance(Duration span) {
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(
        () -> {
          loop.time().advance(span);
          loop.execute(done::countDown); // runs after the timers that are due now
        });
    try {
      while (!isCurrent() && thread.isAlive() && !done.await(1, TimeUnit.SECONDS)) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Waits for its end, even if interrupted. */
  void join() {
    boolean interrupted = false;
    while (!isCurrent() && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
