package io.github.launchd4j.testkit.loop;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/** The system's time, or another that a test sets and advances. Safe for use by several threads. */
public final class EmulatedTime {
  private final Optional<ZonedDateTime> start;
  private final long startNanos = System.nanoTime();
  private volatile long moved;

  /**
   * A time that runs as the system's does.
   *
   * @param start when it begins; empty for the system's own
   */
  public EmulatedTime(Optional<ZonedDateTime> start) {
    this.start = start;
  }

  /** As {@link System#nanoTime}. */
  public long nanoTime() {
    return System.nanoTime() + moved;
  }

  /** The time of day, where the emulator is. */
  public ZonedDateTime now() {
    return start
        .map(from -> from.plusNanos(nanoTime() - startNanos))
        .orElseGet(() -> ZonedDateTime.now(ZoneId.systemDefault()).plusNanos(moved));
  }

  public synchronized void advance(Duration span) {
    moved += span.toNanos();
  }
}
