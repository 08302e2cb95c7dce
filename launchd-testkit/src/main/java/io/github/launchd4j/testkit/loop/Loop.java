package io.github.launchd4j.testkit.loop;

import static io.github.launchd4j.testkit.loop.Callbacks.unchecked;

import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.jna.Poll;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * One thread that waits in poll(2), for ever and at no cost, until a descriptor is readable, a time
 * has come or another thread has a task. A callback that fails ends neither the loop nor anything
 * else that it serves: the exception goes to the thread's handler, and the descriptor rests for a
 * second. All methods but {@link #execute} are for that thread or, before it runs, for the thread
 * that creates the loop.
 */
public final class Loop implements Runnable {
  private static final long FOR_EVER = -1;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final EmulatedTime time;
  private final Descriptors.Pipe wake = Descriptors.pipe();
  private final Map<Integer, Runnable> watched = new LinkedHashMap<>();
  private final PriorityQueue<Timer> timers = new PriorityQueue<>();
  private final List<Runnable> tasks = new ArrayList<>(); // guarded by itself, as is closed
  private final Poll poll = new Poll();
  private final Set<Integer> resting = new HashSet<>();
  private int[] fds = {};
  private boolean changed = true;
  private boolean closed;
  private boolean finished;

  public Loop(EmulatedTime time) throws IOException {
    this.time = time;
    watched.put(wake.read(), this::drainWake);
  }

  /** Runs a task on the loop's thread, soon; does nothing once the loop has ended. */
  public void execute(Runnable task) {
    synchronized (tasks) {
      if (closed) {
        return;
      }
      tasks.add(task);
      if (tasks.size() == 1) {
        unchecked(() -> Descriptors.write(wake.write(), new byte[1]));
      }
    }
  }

  /** The time that the timers use. */
  public EmulatedTime time() {
    return time;
  }

  /** Calls back whenever the descriptor is readable, until {@link #unwatch}. */
  public void watch(int fd, Runnable readable) {
    watched.put(fd, readable);
    resting.remove(fd);
    changed = true;
  }

  public void unwatch(int fd) {
    watched.remove(fd);
    resting.remove(fd);
    changed = true;
  }

  /** Stops watching a descriptor for a second. */
  public void rest(int fd) {
    resting.add(fd);
    changed = true;
    after(
        PAUSE,
        () -> {
          resting.remove(fd);
          changed = true;
        });
  }

  /** Calls back once, no sooner than after that time. */
  public Timer after(Duration delay, Runnable action) {
    Timer timer = new Timer(time.nanoTime() + delay.toNanos(), action);
    timers.add(timer);
    return timer;
  }

  public void cancel(Timer timer) {
    timers.remove(timer);
  }

  /** Ends the loop after what it is doing. */
  public void finish() {
    finished = true;
  }

  @Override
  public void run() {
    while (!finished) {
      if (!Callbacks.run(() -> unchecked(this::poll))) {
        LockSupport.parkNanos(PAUSE.toNanos()); // out of memory
      }
      runTasks();
      runTimers();
    }
  }

  /** Frees the descriptors; for after the run, or instead of it. */
  public void close() {
    synchronized (tasks) {
      closed = true;
      tasks.clear();
    }
    poll.close();
    unchecked(() -> Descriptors.close(wake.read()));
    unchecked(() -> Descriptors.close(wake.write()));
  }

  private void poll() throws IOException {
    if (changed) {
      fds =
          watched.keySet().stream()
              .filter(fd -> !resting.contains(fd))
              .mapToInt(Integer::intValue)
              .toArray();
      poll.watch(fds);
      changed = false;
    }
    BitSet ready = poll.await((int) Math.min(millisToTimer(), Integer.MAX_VALUE));
    for (int i = ready.nextSetBit(0); i >= 0; i = ready.nextSetBit(i + 1)) {
      Runnable callback = watched.get(fds[i]); // gone if an earlier callback unwatched it
      if (callback != null && !Callbacks.run(callback)) {
        rest(fds[i]);
      }
    }
  }

  private long millisToTimer() {
    Timer first = timers.peek();
    if (first == null) {
      return FOR_EVER;
    }
    long nanos = Math.max(0, first.deadline - time.nanoTime());
    return TimeUnit.NANOSECONDS.toMillis(nanos + TimeUnit.MILLISECONDS.toNanos(1) - 1);
  }

  private void runTasks() {
    List<Runnable> now;
    synchronized (tasks) {
      now = List.copyOf(tasks);
      tasks.clear();
    }
    now.forEach(Callbacks::run);
  }

  private void runTimers() {
    for (Timer timer = timers.peek();
        timer != null && timer.deadline - time.nanoTime() <= 0;
        timer = timers.peek()) {
      timers.remove(timer);
      Callbacks.run(timer.action);
    }
  }

  private void drainWake() {
    unchecked(() -> Descriptors.read(wake.read(), new byte[64]));
  }

  /** A callback at a time to come. */
  public static final class Timer implements Comparable<Timer> {
    private final long deadline;
    private final Runnable action;

    private Timer(long deadline, Runnable action) {
      this.deadline = deadline;
      this.action = action;
    }

    @Override
    public int compareTo(Timer other) {
      return Long.signum(deadline - other.deadline);
    }
  }
}
