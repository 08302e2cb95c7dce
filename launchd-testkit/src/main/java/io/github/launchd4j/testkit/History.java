package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobExited;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobGivenUp;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobStarted;
import io.github.launchd4j.testkit.event.EmulatorEvent.SetUpFailed;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.loop.Callbacks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** What a job has done so far, for callers that wait for more. Safe for use by several threads. */
final class History {
  private final String label;
  private final List<ExitStatus> exits = new ArrayList<>();
  private int starts;
  private boolean givenUp;
  private final Set<Long> pids = new LinkedHashSet<>();
  private Optional<EmulatorEvent> last = Optional.empty();

  History(String label) {
    this.label = label;
  }

  /**
   * Passes each event to another listener first, so that it has the event before a caller that
   * waits here returns; what it throws goes no further.
   */
  Consumer<EmulatorEvent> andThen(Consumer<EmulatorEvent> other) {
    return event -> {
      Callbacks.accept(other, event);
      add(event);
    };
  }

  private synchronized void add(EmulatorEvent event) {
    if (event instanceof JobStarted started) {
      starts++;
      pids.add(started.pid());
    } else if (event instanceof JobExited exited) {
      exits.add(exited.status());
      pids.remove(exited.pid());
    } else if (event instanceof SetUpFailed) {
      exits.add(ExitStatus.SET_UP_FAILED);
    } else if (event instanceof JobGivenUp) {
      givenUp = true;
    }
    last = Optional.of(event);
    notifyAll();
  }

  synchronized int starts() {
    return starts;
  }

  /** The newest process that runs. */
  synchronized OptionalLong pid() {
    return pids.stream().mapToLong(Long::longValue).reduce((older, newer) -> newer);
  }

  synchronized List<ExitStatus> exits() {
    return List.copyOf(exits);
  }

  synchronized void awaitStarts(int count, Duration timeout)
      throws InterruptedException, TimeoutException {
    await(() -> starts >= count, count + " starts", timeout);
  }

  synchronized List<ExitStatus> awaitExits(int count, Duration timeout)
      throws InterruptedException, TimeoutException {
    await(() -> exits.size() >= count, count + " exits", timeout);
    return List.copyOf(exits);
  }

  private synchronized void await(BooleanSupplier done, String what, Duration timeout)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + timeout.toNanos();
    while (!done.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0 || givenUp) {
        throw new TimeoutException(
            String.format(
                "waited %s for %s of %s; there were %d starts and the exits %s; last event: %s",
                timeout,
                what,
                label,
                starts,
                exits,
                last.map(EmulatorEvent::message).orElse("none")));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }
}
