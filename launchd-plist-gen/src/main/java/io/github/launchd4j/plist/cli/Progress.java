package io.github.launchd4j.plist.cli;

import java.util.concurrent.TimeUnit;

/** Tells a person who is waiting how far the work is. Nobody else sees it. */
final class Progress {

  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(1);
  private static final long STEP = TimeUnit.MILLISECONDS.toNanos(100);

  private final Terminal terminal;
  private final int total;
  private final long start = System.nanoTime();
  private long last = start;
  private boolean shown;

  Progress(Terminal terminal, int total) {
    this.terminal = terminal;
    this.total = total;
  }

  void at(int done) {
    long now = System.nanoTime();
    if (terminal.interactive() && now - start > PATIENCE && now - last > STEP) {
      terminal.err().print("\r" + done + " of " + total);
      terminal.err().flush();
      shown = true;
      last = now;
    }
  }

  /** Takes the line away, before a finding is printed and at the end. */
  void clear() {
    if (shown) {
      terminal.err().print("\r\033[K");
      terminal.err().flush();
      shown = false;
    }
  }
}
