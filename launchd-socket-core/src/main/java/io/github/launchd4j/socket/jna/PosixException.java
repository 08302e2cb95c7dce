package io.github.launchd4j.socket.jna;

import java.io.IOException;

/** A call of the C library failed. */
public final class PosixException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int errno;

  PosixException(String call, int errno) {
    super(call + " failed with error number " + errno);
    this.errno = errno;
  }

  /** The number of this machine's {@code <errno.h>}. */
  public int errno() {
    return errno;
  }
}
