package io.github.launchd4j.testkit.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;

/**
 * Processes that this one started. Only ever by their own id: the JVM reaps children of its own.
 * Every method throws {@link ErrnoException} if the call fails; safe for use by several threads.
 */
public final class Children {
  private static final int SIGINFO_SIZE = 128;

  private Children() {}

  /**
   * waitid(2), WEXITED and WNOWAIT: returns when the child has ended and leaves it a zombie, so
   * that its id cannot be another's.
   */
  public static void awaitExit(int pid) throws IOException {
    try (Memory info = new Memory(SIGINFO_SIZE)) {
      int options = Constants.WEXITED | Constants.WNOWAIT;
      while (LibC.get().waitid(Constants.P_PID, pid, info, options) == -1) {
        int error = Native.getLastError();
        if (error != Constants.EINTR) {
          throw new ErrnoException("waitid", error);
        }
      }
    }
  }

  /** waitpid(2): reaps the child and gives its status as sys/wait.h encodes it. */
  public static int waitpid(int pid) throws IOException {
    IntByReference status = new IntByReference();
    while (LibC.get().waitpid(pid, status, 0) == -1) {
      int error = Native.getLastError();
      if (error != Constants.EINTR) {
        throw new ErrnoException("waitpid", error);
      }
    }
    return status.getValue();
  }

  /** setpriority(2), PRIO_PROCESS. */
  public static void setpriority(int pid, int value) throws IOException {
    Sockets.check("setpriority", LibC.get().setpriority(Constants.PRIO_PROCESS, pid, value));
  }

  /** kill(2), of a process that has not been reaped. */
  public static void kill(int pid, int signal) throws IOException {
    Sockets.check("kill", LibC.get().kill(pid, signal));
  }

  /** killpg(2). False for a group that has gone (ESRCH) or has only zombies (EPERM on macOS). */
  public static boolean killpg(int group, int signal) throws IOException {
    if (LibC.get().killpg(group, signal) == 0) {
      return true;
    }
    int error = Native.getLastError();
    if (error == Constants.ESRCH || error == Constants.EPERM) {
      return false;
    }
    throw new ErrnoException("killpg", error);
  }
}
