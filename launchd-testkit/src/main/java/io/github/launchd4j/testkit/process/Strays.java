package io.github.launchd4j.testkit.process;

import static io.github.launchd4j.testkit.loop.Callbacks.unchecked;

import io.github.launchd4j.testkit.jna.Children;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.loop.Callbacks;
import io.github.launchd4j.testkit.loop.Loop;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What jobs leave behind: the sessions of an inetd job that was booted out, and what is left of a
 * process group when its leader has been reaped. launchd lets them live on; here they end with the
 * emulator, so that nothing of a test outlives it. For the thread of the loop.
 */
public final class Strays {
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration LOOK_AT_END = Duration.ofMillis(20);

  private final Loop loop;
  private final Watchdog watchdog;
  private final Map<Integer, Duration> groups = new LinkedHashMap<>();
  private final Set<RunningProcess> sessions = new LinkedHashSet<>();
  private final Set<JobOutput> outputs = new LinkedHashSet<>();
  private Loop.@Nullable Timer look;
  private @Nullable Runnable ended;

  public Strays(Loop loop, Watchdog watchdog) {
    this.loop = loop;
    this.watchdog = watchdog;
  }

  Watchdog watchdog() {
    return watchdog;
  }

  /** A session that outlives its job, until {@link #remove}. */
  public void add(RunningProcess session) {
    sessions.add(session);
  }

  public void remove(RunningProcess session) {
    sessions.remove(session);
    endGroups();
  }

  /** The output of a job that has gone, which is read until nobody is left to write. */
  public void add(JobOutput output) throws IOException {
    output.endWriting();
    outputs.add(output);
    drain(output);
    if (outputs.contains(output)) {
      loop.watch(output.readEnd(), () -> unchecked(() -> drain(output)));
    }
  }

  private void drain(JobOutput output) throws IOException {
    output.drain();
    if (output.hasEnded()) {
      close(output);
    }
  }

  private void close(JobOutput output) throws IOException {
    outputs.remove(output);
    loop.unwatch(output.readEnd());
    output.drainAll();
    output.close();
  }

  /**
   * A group whose leader has been reaped.
   *
   * @param patience how long it may take to end when the emulator does
   */
  void add(int group, Duration patience) {
    groups.put(group, patience);
    forgetTheEnded();
    if (look == null && !groups.isEmpty()) {
      look = loop.after(LOOK, this::look);
    }
  }

  /** Soon, because the id of a group that has ended may be reused. */
  private void look() {
    forgetTheEnded();
    look = groups.isEmpty() ? null : loop.after(LOOK, this::look);
  }

  private void forgetTheEnded() {
    for (int group : List.copyOf(groups.keySet())) {
      if (!runs(group)) {
        groups.remove(group);
        watchdog.forget(group);
      }
    }
  }

  private static boolean runs(int group) {
    try {
      return Children.killpg(group, 0) && ProcessGroup.mayRun(group);
    } catch (IOException e) {
      return true; // no descriptor was free; it is checked again
    }
  }

  /** Ends them all, by SIGTERM, and by SIGKILL when their time is over; then calls back. */
  public void end(Runnable then) {
    if (ended == null) {
      ended = then;
      List.copyOf(sessions).forEach(session -> session.stop(() -> remove(session)));
      endGroups();
    }
  }

  private void endGroups() {
    if (ended != null && sessions.isEmpty()) {
      Set<Integer> left = Set.copyOf(groups.keySet());
      left.forEach(group -> signal(group, Constants.SIGTERM));
      awaitGroups(loop.time().nanoTime(), ended);
    }
  }

  private void awaitGroups(long since, Runnable then) {
    forgetTheEnded();
    long waited = loop.time().nanoTime() - since;
    for (Map.Entry<Integer, Duration> each : groups.entrySet()) {
      if (waited >= each.getValue().toNanos()) {
        signal(each.getKey(), Constants.SIGKILL);
      }
    }
    if (groups.isEmpty()) {
      closeOutputs();
      then.run();
    } else {
      loop.after(LOOK_AT_END, () -> awaitGroups(since, then));
    }
  }

  private static void signal(int group, int signal) {
    Callbacks.run(() -> unchecked(() -> Children.killpg(group, signal)));
  }

  private void closeOutputs() {
    List.copyOf(outputs).forEach(each -> Callbacks.run(() -> unchecked(() -> close(each))));
  }

  /** For when the loop has ended; the watchdog kills the groups. */
  public void abandon() throws IOException {
    closeOutputs();
    for (RunningProcess session : sessions) {
      session.abandon();
    }
  }
}
