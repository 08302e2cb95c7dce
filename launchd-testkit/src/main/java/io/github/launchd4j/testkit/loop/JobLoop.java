package io.github.launchd4j.testkit.loop;

import java.time.Duration;
import java.util.function.Consumer;

/**
 * The loop as one job has it: what fails in a callback of the job is told to the job's listener,
 * and then treated by the {@link Loop} as any failure. For its thread, but for {@link #execute}.
 */
public final class JobLoop {
  private final Loop loop;
  private final Consumer<RuntimeException> failed;

  /** Both for the life of the job. */
  public JobLoop(Loop loop, Consumer<RuntimeException> failed) {
    this.loop = loop;
    this.failed = failed;
  }

  /** As {@link Loop#execute}. */
  public void execute(Runnable task) {
    loop.execute(telling(task));
  }

  /** As {@link Loop#time}. */
  public EmulatedTime time() {
    return loop.time();
  }

  /** As {@link Loop#watch}. */
  public void watch(int fd, Runnable readable) {
    loop.watch(fd, telling(readable));
  }

  /** As {@link Loop#unwatch}. */
  public void unwatch(int fd) {
    loop.unwatch(fd);
  }

  /** As {@link Loop#rest}. */
  public void rest(int fd) {
    loop.rest(fd);
  }

  /** As {@link Loop#after}. */
  public Loop.Timer after(Duration delay, Runnable action) {
    return loop.after(delay, telling(action));
  }

  /** As {@link Loop#cancel}. */
  public void cancel(Loop.Timer timer) {
    loop.cancel(timer);
  }

  private Runnable telling(Runnable callback) {
    return () -> {
      try {
        callback.run();
      } catch (RuntimeException e) {
        tell(e);
        throw e;
      }
    };
  }

  private void tell(RuntimeException failure) {
    try {
      failed.accept(failure);
    } catch (RuntimeException e) {
      failure.addSuppressed(e); // by the listener
    }
  }
}
