package io.github.launchd4j.testkit;

import java.util.function.Consumer;

/** Code of the caller on the emulator's thread. */
final class Guard {
  private Guard() {}

  /** Calls it; what it throws goes to the thread's handler, and the emulator goes on. */
  static <T> void accept(Consumer<T> callback, T value) {
    try {
      callback.accept(value);
    } catch (RuntimeException e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }
}
