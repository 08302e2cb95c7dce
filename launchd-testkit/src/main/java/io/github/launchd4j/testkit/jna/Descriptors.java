package io.github.launchd4j.testkit.jna;

import static io.github.launchd4j.testkit.jna.Sockets.check;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.util.BitSet;

/**
 * Descriptors by number. Every method throws {@link ErrnoException} where the call fails; safe for
 * use by several threads.
 */
public final class Descriptors {
  private static final int POLLFD_SIZE =
      8; // int fd; short events; short revents (poll.h, on both systems)
  private static final int POLLFD_EVENTS = 4;
  private static final int POLLFD_REVENTS = 6;

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
   * read(2): the number of bytes, 0 at the end, or -1 where a non-blocking descriptor has nothing
   * yet.
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
    check("write", LibC.get().write(fd, bytes, new NativeLong(bytes.length)).intValue());
  }

  /** close(2). */
  public static void close(int fd) throws IOException {
    check("close", LibC.get().close(fd));
  }

  /**
   * poll(2) for reading.
   *
   * @param milliseconds how long to wait; -1 for ever
   * @return which of the descriptors, by index, are readable, hung up or in error; empty after the
   *     time or an interruption by a signal
   */
  public static BitSet poll(int[] fds, int milliseconds) throws IOException {
    BitSet ready = new BitSet();
    try (Memory pollfds = new Memory((long) fds.length * POLLFD_SIZE)) {
      for (int i = 0; i < fds.length; i++) {
        pollfds.setInt((long) i * POLLFD_SIZE, fds[i]);
        pollfds.setShort((long) i * POLLFD_SIZE + POLLFD_EVENTS, Constants.POLLIN);
        pollfds.setShort((long) i * POLLFD_SIZE + POLLFD_REVENTS, (short) 0);
      }
      if (LibC.get().poll(pollfds, new NativeLong(fds.length), milliseconds) == -1) {
        int error = Native.getLastError();
        if (error != Constants.EINTR) {
          throw new ErrnoException("poll", error);
        }
        return ready;
      }
      for (int i = 0; i < fds.length; i++) {
        ready.set(i, pollfds.getShort((long) i * POLLFD_SIZE + POLLFD_REVENTS) != 0);
      }
    }
    return ready;
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
