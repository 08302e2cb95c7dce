package io.github.launchd4j.cli;

import java.util.concurrent.TimeUnit;

/** Tells a person who is waiting how far the work is. Nobody else sees it. */
final class Progress {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

  private final Terminal terminal;
  private final int total;
  private final long start = System.nanoTime();
  private long last = start;
  private String shown = "";

  Progress(Terminal terminal, int total) {
    this.terminal = terminal;
    this.total = total;
  }

  void at(int done) {
    long now = System.nanoTime();
    if (terminal.watched() && now - start > PATIENCE && now - last > STEP) {
      shown = done + " of " + total;
      terminal.err().print("\r" + shown);
      terminal.err().flush();
      last = now;
    }
  }

  /**
   * Takes the line away, before a finding is printed and at the end; by blanks, for any terminal.
   */
  void clear() {
    if (!shown.isEmpty()) {
      terminal.err().print("\r" + " ".repeat(shown.length()) + "\r");
      terminal.err().flush();
      shown = "";
    }
  }
}
