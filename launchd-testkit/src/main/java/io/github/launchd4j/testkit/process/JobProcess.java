package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Children;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.Descriptors;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * A process of a job, the leader of its process group. It is created early and waits, so that a
 * demand only has to release it. From its end to {@link #reap} it stays a zombie, so that no signal
 * can reach another process with the same id.
 */
public final class JobProcess {
  private static final long WAITER_STACK = 128 * 1024;

  private final int pid;
  private final int word;
  private final Watchdog watchdog;
  private final CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();

  /**
   * A process that waits to be released.
   *
   * @param word the pipe that releases it, owned by this object; if it is closed unused, the
   *     process ends
   */
  public static JobProcess of(int pid, int word, Watchdog watchdog) {
    JobProcess process = new JobProcess(pid, word, watchdog);
    watchdog.watch(pid);
    // Here, so that a demand need not wait for it.
    Thread waiter =
        new Thread(null, process::awaitExit, "launchd-emulator wait " + pid, WAITER_STACK);
    waiter.setDaemon(true);
    waiter.start();
    return process;
  }

  private JobProcess(int pid, int word, Watchdog watchdog) {
    this.pid = pid;
    this.word = word;
    this.watchdog = watchdog;
  }

  public int pid() {
    return pid;
  }

  /** Lets it become the job. */
  public void release() throws IOException {
    try {
      Descriptors.write(word, new byte[] {'\n'});
    } catch (IOException e) {
      // It was killed while it waited; its status will show that.
    }
    Descriptors.close(word);
  }

  /** Ends a process that still waits. */
  public void discard() throws IOException {
    Descriptors.close(word);
    signalGroup(Constants.SIGKILL);
    ended.join();
    reap();
    watchdog.forget(pid);
  }

  /** Calls back once, on a thread of its own, when the process has ended. */
  public void onExit(Runnable callback) {
    var unused = ended.thenRun(callback);
  }

  private void awaitExit() {
    try {
      Children.awaitExit(pid);
    } catch (IOException e) {
      // reap will fail in the same way, and report it
    }
    ended.complete(null);
  }

  /** Signals the process, not its group. */
  public void signal(int signal) throws IOException {
    Children.kill(pid, signal);
  }

  /** Signals the process and all of its group; false if none is left. */
  public boolean signalGroup(int signal) throws IOException {
    return Children.killpg(pid, signal);
  }

  /** Takes the status of the ended process. */
  public ExitStatus reap() throws IOException {
    return ExitStatus.decode(Children.waitpid(pid));
  }
}
