package io.github.launchd4j.testkit.loop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;

/** Calls that may fail on the emulator's thread. */
public final class Callbacks {
  private Callbacks() {}

  /** Calls it; what it throws goes to the thread's handler, and the emulator goes on. */
  public static <T> void accept(Consumer<T> callback, T value) {
    run(() -> callback.accept(value));
  }

  /**
   * As {@link #accept}.
   *
   * @return whether it threw nothing
   */
  public static boolean run(Runnable callback) {
    try {
      callback.run();
      return true;
      // An Error if a class cannot be loaded, because no descriptor is free.
    } catch (RuntimeException | Error e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      return false;
    }
  }

  /** Makes a call whose failure nothing on the emulator's thread can handle. */
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
