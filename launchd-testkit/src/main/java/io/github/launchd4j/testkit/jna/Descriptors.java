package io.github.launchd4j.testkit.jna;

import static io.github.launchd4j.testkit.jna.Sockets.check;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;

/**
 * Descriptors by number. Every method throws {@link ErrnoException} if the call fails; safe for use
 * by several threads.
 */
public final class Descriptors {
  private Descriptors() {}

  /** pipe(2), both ends close-on-exec, the reading end non-blocking. The caller owns both. */
  public static Pipe pipe() throws IOException {
    int[] fds = new int[2];
    check("pipe", LibC.get().pipe(fds));
    closeOnExec(fds[0]);
    closeOnExec(fds[1]);
    blocking(fds[0], false);
    return new Pipe(fds[0], fds[1]);
  }

  /** The two ends of a pipe. */
  public record Pipe(int read, int write) {}

  /**
   * read(2): the number of bytes, 0 at the end, or -1 if a non-blocking descriptor has nothing yet.
   */
  public static int read(int fd, byte[] buffer) throws IOException {
    while (true) {
      int count = LibC.get().read(fd, buffer, new NativeLong(buffer.length)).intValue();
      if (count >= 0) {
        return count;
      }
      int error = Native.getLastError();
      if (error == Constants.EAGAIN) {
        return -1;
      }
      if (error != Constants.EINTR) {
        throw new ErrnoException("read", error);
      }
    }
  }

  /** write(2), of little enough for one write to take it all. */
  public static void write(int fd, byte[] bytes) throws IOException {
    Direct.load();
    check("write", (int) Direct.write(fd, bytes, bytes.length));
  }

  /** close(2). */
  public static void close(int fd) throws IOException {
    check("close", LibC.get().close(fd));
  }

  static void closeOnExec(int fd) throws IOException {
    check("fcntl", LibC.get().fcntl(fd, Constants.F_SETFD, Constants.FD_CLOEXEC));
  }

  /** Whether calls on the descriptor, and on all that share its open file, wait. */
  public static void blocking(int fd, boolean blocking) throws IOException {
    int flags = check("fcntl", LibC.get().fcntl(fd, Constants.F_GETFL));
    int wanted = blocking ? flags & ~Constants.O_NONBLOCK : flags | Constants.O_NONBLOCK;
    if (wanted != flags) {
      check("fcntl", LibC.get().fcntl(fd, Constants.F_SETFL, wanted));
    }
  }
}
