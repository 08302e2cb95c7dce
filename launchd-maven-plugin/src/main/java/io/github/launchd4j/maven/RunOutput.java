package io.github.launchd4j.maven;

import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobGivenUp;
import java.io.PrintStream;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;

/** Prints what happens to a job and what it writes, and keeps the last of it. */
final class RunOutput {
  private static final int LAST_LINES = 20;

  private final PrintStream out;
  private final Deque<String> last = new ArrayDeque<>(); // guarded by itself
  private final CompletableFuture<String> givenUp = new CompletableFuture<>();

  RunOutput(PrintStream out) {
    this.out = out;
  }

  void event(EmulatorEvent event) {
    line(OneLine.escaped(event.message()));
    if (event instanceof JobGivenUp) {
      givenUp.complete(event.message());
    }
  }

  void line(String line) {
    out.println(line);
    synchronized (last) {
      last.add(line);
      if (last.size() > LAST_LINES) {
        last.remove();
      }
    }
  }

  /** Why the emulator has unloaded the job, once it has. */
  CompletableFuture<String> givenUp() {
    return givenUp;
  }

  /** The last lines, each after a line break. */
  @Override
  public String toString() {
    synchronized (last) {
      return "\n" + String.join("\n", last);
    }
  }
}
