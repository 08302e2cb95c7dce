package io.github.launchd4j.socket.jna;

import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Questions about a descriptor, and the few changes made to one, in Java's types. Thread-safe. */
public final class Posix {
  /** Large enough for every socket address of both systems: {@code struct sockaddr_storage}. */
  private static final int SOCKADDR_STORAGE = 128;

  /** Behind standard input, output and error. */
  private static final int FIRST_FREE = 3;

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
    if (!Kernel.isDarwin() && !Kernel.isLinux()) {
      throw new UnsupportedOperationException(
          System.getProperty("os.name") + " is neither macOS nor Linux");
    }
    Numbers numbers = Kernel.isDarwin() ? Numbers.MACOS : Numbers.LINUX;
    try {
      return new Posix(Native.load(Kernel.libraryPath(), Libc.class), numbers);
    } catch (LinkageError e) {
      throw unavailable(e);
    }
  }

  static UnsupportedOperationException unavailable(LinkageError e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return new UnsupportedOperationException(
        "JNA cannot load its native library ("
            + root
            + "); if native access is denied, give java --enable-native-access=ALL-UNNAMED; if the folder for temporary"
            + " files is mounted noexec, name another by -Djna.tmpdir",
        e);
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

  /** The address family as the JDK names it; null for one that the JDK does not know. */
  public @Nullable ProtocolFamily family(int fd) throws ErrnoException {
    byte[] address = new byte[SOCKADDR_STORAGE];
    check("getsockname", libc.getsockname(fd, address, new IntByReference(address.length)));
    int family = SocketAddresses.family(address, numbers);
    if (family == numbers.afInet6()) {
      return StandardProtocolFamily.INET6;
    }
    return switch (family) {
      case SocketAddresses.AF_UNIX -> StandardProtocolFamily.UNIX;
      case SocketAddresses.AF_INET -> StandardProtocolFamily.INET;
      default -> null;
    };
  }

  /** What the socket is bound to; null for an address that Java cannot express. */
  public @Nullable SocketAddress localAddress(int fd) throws ErrnoException {
    byte[] address = new byte[SOCKADDR_STORAGE];
    IntByReference length = new IntByReference(address.length);
    check("getsockname", libc.getsockname(fd, address, length));
    return SocketAddresses.decode(address, length.getValue(), numbers);
  }

  /**
   * What the socket is connected to; null for nothing, and for an address that Java cannot express.
   */
  public @Nullable SocketAddress peerAddress(int fd) {
    byte[] address = new byte[SOCKADDR_STORAGE];
    IntByReference length = new IntByReference(address.length);
    return libc.getpeername(fd, address, length) == 0
        ? SocketAddresses.decode(address, length.getValue(), numbers)
        : null;
  }

  /** A second descriptor of the same socket, with close-on-exec, and none of 0, 1 and 2. */
  public int duplicate(int fd) throws ErrnoException {
    return check("fcntl(F_DUPFD_CLOEXEC)", libc.fcntl(fd, numbers.fDupfdCloexec(), FIRST_FREE));
  }

  /** Makes the descriptor one of /dev/null, and closes what it was. */
  public void pointAtNothing(int fd) throws ErrnoException {
    int nothing = check("open(/dev/null)", libc.open("/dev/null", Libc.O_RDWR));
    try {
      check("dup2", libc.dup2(nothing, fd));
    } finally {
      libc.close(nothing);
    }
  }

  /**
   * The inode number of this process in Linux's pidfs, which no other process will ever have again;
   * empty where the kernel is older than 6.9 or the system is not Linux.
   */
  public OptionalLong pidfdInode() {
    if (!numbers.equals(Numbers.LINUX)) {
      return OptionalLong.empty();
    }
    int pidfd = libc.syscall(Libc.SYS_PIDFD_OPEN, ProcessHandle.current().pid(), 0L);
    if (pidfd < 0) {
      return OptionalLong.empty();
    }
    try {
      Object inode = Files.getAttribute(Path.of("/proc/self/fd/" + pidfd), "unix:ino");
      return OptionalLong.of((Long) inode);
    } catch (IOException e) {
      return OptionalLong.empty();
    } finally {
      libc.close(pidfd);
    }
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
