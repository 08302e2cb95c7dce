package io.github.launchd4j.testkit.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** What may fail on the emulator's thread. */
public final class Callbacks {
  private Callbacks() {}

  /** Calls it; what it throws goes to the thread's handler, and the emulator goes on. */
  public static <T> void accept(Consumer<T> callback, T value) {
    try {
      callback.accept(value);
    } catch (RuntimeException e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  /** Makes a call whose failure is the emulator's own: nobody on its thread can cure it. */
  public static void unchecked(Call call) {
    try {
      call.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Something that reads, writes or closes. */
  public interface Call {
    void run() throws IOException;
  }
}
