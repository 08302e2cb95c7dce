package io.github.launchd4j.testkit.jna;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import java.io.IOException;
import java.util.BitSet;

/** poll(2) for reading, of descriptors that change seldom. For one thread. */
public final class Poll implements AutoCloseable {
  // struct pollfd: int fd; short events; short revents (poll.h, the same on both systems)
  private static final int POLLFD_SIZE = 8;
  private static final int POLLFD_EVENTS = 4;
  private static final int POLLFD_REVENTS = 6;

  private Memory pollfds = new Memory(POLLFD_SIZE);
  private int count;

  /**
   * Nothing yet to wait for.
   *
   * @throws IOException if the C library cannot be reached
   */
  public Poll() throws IOException {
    Direct.load();
  }

  /** Whether a descriptor is readable now. */
  public static boolean isReadable(int fd) throws IOException {
    try (Poll poll = new Poll()) {
      poll.watch(new int[] {fd});
      return !poll.await(0).isEmpty();
    }
  }

  /** Waits for these, from now on. */
  public void watch(int[] fds) {
    count = fds.length;
    if (pollfds.size() < (long) count * POLLFD_SIZE) {
      pollfds.close();
      pollfds = new Memory(2L * count * POLLFD_SIZE);
    }
    for (int i = 0; i < count; i++) {
      pollfds.setInt((long) i * POLLFD_SIZE, fds[i]);
      pollfds.setShort((long) i * POLLFD_SIZE + POLLFD_EVENTS, Constants.POLLIN);
    }
  }

  /**
   * Waits.
   *
   * @param milliseconds how long; -1 for ever
   * @return which of the descriptors, by index, are readable, hung up or in error; empty after the
   *     time or an interruption by a signal
   */
  public BitSet await(int milliseconds) throws IOException {
    BitSet ready = new BitSet();
    if (Direct.poll(pollfds, count, milliseconds) == -1) {
      int error = Native.getLastError();
      if (error != Constants.EINTR) {
        throw new ErrnoException("poll", error);
      }
      return ready;
    }
    for (int i = 0; i < count; i++) {
      if (pollfds.getShort((long) i * POLLFD_SIZE + POLLFD_REVENTS) != 0) {
        ready.set(i);
      }
    }
    return ready;
  }

  @Override
  public void close() {
    pollfds.close();
  }
}
