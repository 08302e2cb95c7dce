package io.github.launchd4j.host;

import java.io.InterruptedIOException;

/** The time between two questions. */
final class Pause {
  private static final long MILLISECONDS = 100;

  private Pause() {}

  static void shortly() throws InterruptedIOException {
    try {
      Thread.sleep(MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for launchd");
    }
  }
}
