package io.github.launchd4j.socket.jna;

import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.util.Optional;

/** Questions about a descriptor, and the few changes made to one, in Java's types. Thread-safe. */
public final class Posix {
  /** Large enough for every socket address of both systems: {@code struct sockaddr_storage}. */
  private static final int SOCKADDR_STORAGE = 128;

  private static final int AF_UNIX = 1;
  private static final int AF_INET = 2;

  private final Libc libc;
  private final Numbers numbers;

  private Posix(Libc libc, Numbers numbers) {
    this.libc = libc;
    this.numbers = numbers;
  }

  /**
   * The C library of this process.
   *
   * @throws UnsupportedOperationException if this is neither Linux nor macOS, or JNA's native part
   *     cannot be loaded
   */
  public static Posix load() {
    String os = System.getProperty("os.name");
    Numbers numbers =
        os.startsWith("Mac") ? Numbers.MACOS : os.equals("Linux") ? Numbers.LINUX : null;
    if (numbers == null) {
      throw new UnsupportedOperationException(os + " is neither macOS nor Linux");
    }
    try {
      return new Posix(Native.load(Libc.class), numbers);
    } catch (LinkageError e) {
      throw new UnsupportedOperationException(
          "JNA cannot load its native library: " + reason(e), e);
    }
  }

  private static String reason(Throwable e) {
    return e.getCause() == null ? e.toString() : reason(e.getCause());
  }

  /** Closes the descriptor in every program that this process starts. */
  public void setCloseOnExec(int fd) throws ErrnoException {
    int flags = check("fcntl(F_GETFD)", libc.fcntl(fd, Libc.F_GETFD));
    check("fcntl(F_SETFD)", libc.fcntl(fd, Libc.F_SETFD, flags | Libc.FD_CLOEXEC));
  }

  /**
   * Clears {@code O_NONBLOCK}. It belongs to the open file description, so every holder of the
   * socket sees it.
   */
  public void setBlocking(int fd) throws ErrnoException {
    int flags = check("fcntl(F_GETFL)", libc.fcntl(fd, Libc.F_GETFL));
    if ((flags & numbers.oNonblock()) != 0) {
      check("fcntl(F_SETFL)", libc.fcntl(fd, Libc.F_SETFL, flags & ~numbers.oNonblock()));
    }
  }

  /** Whether the descriptor is open at all. */
  public boolean isOpen(int fd) {
    return libc.fcntl(fd, Libc.F_GETFD) >= 0;
  }

  /**
   * {@code SO_TYPE}: 1 stream, 2 datagram, 5 seqpacket, on both systems; empty for what is not a
   * socket.
   */
  public Optional<Integer> socketType(int fd) throws ErrnoException {
    IntByReference value = new IntByReference();
    if (option(fd, numbers.soType(), value) == 0) {
      return Optional.of(value.getValue());
    }
    int errno = Native.getLastError();
    if (errno == numbers.enotsock()) {
      return Optional.empty();
    }
    throw new ErrnoException("getsockopt(SO_TYPE)", errno);
  }

  /** {@code SO_ACCEPTCONN}: whether listen(2) was called. */
  public boolean isListening(int fd) throws ErrnoException {
    IntByReference value = new IntByReference();
    check("getsockopt(SO_ACCEPTCONN)", option(fd, numbers.soAcceptConn(), value));
    return value.getValue() != 0;
  }

  /** Whether the socket has a peer. */
  public boolean isConnected(int fd) {
    return libc.getpeername(fd, new byte[SOCKADDR_STORAGE], new IntByReference(SOCKADDR_STORAGE))
        == 0;
  }

  /** The address family as the JDK names it; empty for one that the JDK does not know. */
  public Optional<ProtocolFamily> family(int fd) throws ErrnoException {
    byte[] address = new byte[SOCKADDR_STORAGE];
    check("getsockname", libc.getsockname(fd, address, new IntByReference(address.length)));
    int family = Byte.toUnsignedInt(address[numbers.familyOffset()]);
    if (family == numbers.afInet6()) {
      return Optional.of(StandardProtocolFamily.INET6);
    }
    return switch (family) {
      case AF_UNIX -> Optional.of(StandardProtocolFamily.UNIX);
      case AF_INET -> Optional.of(StandardProtocolFamily.INET);
      default -> Optional.empty();
    };
  }

  /** Closes the descriptor. An error is not told: the number is free for reuse all the same. */
  public void close(int fd) {
    libc.close(fd);
  }

  private int option(int fd, int name, IntByReference value) {
    return libc.getsockopt(fd, numbers.solSocket(), name, value, new IntByReference(Integer.BYTES));
  }

  private static int check(String call, int result) throws ErrnoException {
    if (result < 0) {
      throw new ErrnoException(call, Native.getLastError());
    }
    return result;
  }
}
