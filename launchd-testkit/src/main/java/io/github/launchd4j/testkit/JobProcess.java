package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.jna.Children;
import io.github.launchd4j.testkit.jna.FileAction;
import io.github.launchd4j.testkit.jna.Spawn;
import java.io.IOException;
import java.util.List;

/**
 * A process of a job, leader of its process group. Between its end and {@link #reap} it stays a
 * zombie, so that no signal can reach another process of the same number.
 */
final class JobProcess {
  private static final long WAITER_STACK = 128 * 1024;

  private final int pid;

  private JobProcess(int pid) {
    this.pid = pid;
  }

  /**
   * Starts it.
   *
   * @param closeFrom the first descriptor that the process must not have
   */
  static JobProcess start(Carrier carrier, List<FileAction> actions, int closeFrom)
      throws IOException {
    return new JobProcess(
        Spawn.posix_spawn(carrier.file(), carrier.argv(), carrier.envp(), actions, closeFrom));
  }

  int pid() {
    return pid;
  }

  /** Calls back once, on a thread of its own, when the process has ended. */
  void onExit(Runnable ended) {
    Runnable wait =
        () -> {
          try {
            Children.awaitExit(pid);
          } catch (IOException e) {
            // reap meets the same, and tells it
          }
          ended.run();
        };
    Thread waiter = new Thread(null, wait, "launchd-emulator wait " + pid, WAITER_STACK);
    waiter.setDaemon(true);
    waiter.start();
  }

  /** Signals the process and all of its group; false if there is none left. */
  boolean signalGroup(int signal) throws IOException {
    return Children.killpg(pid, signal);
  }

  /** Whether anyone of the group, after the process itself has been reaped, still runs. */
  boolean groupRuns() throws IOException {
    return signalGroup(0) && ProcessGroup.mayRun(pid);
  }

  /** Takes the status of the ended process. */
  ExitStatus reap() throws IOException {
    return ExitStatus.decode(Children.waitpid(pid));
  }
}
