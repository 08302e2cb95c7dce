package io.github.launchd4j.socket.jna;

import com.sun.jna.Native;
import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The C library's answers. Thread-safe. */
public final class Posix implements DescriptorQueries {
  /** Large enough for every socket address of both systems: {@code struct sockaddr_storage}. */
  private static final int SOCKADDR_STORAGE = 128;

  /** After standard input, output and error. */
  private static final int FIRST_FREE = 3;

  private static final int EINVAL = 22; // on both

  private final PosixLibrary libc;
  private final Numbers numbers;
  private final boolean darwin = Kernel.isDarwin();

  private Posix(PosixLibrary libc, Numbers numbers) {
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
    return new Posix(Kernel.libc(), Numbers.ofThisSystem());
  }

  @Override
  public void setCloseOnExec(int fd) throws PosixException {
    int flags = check("fcntl(F_GETFD)", libc.fcntl(fd, PosixLibrary.F_GETFD));
    check("fcntl(F_SETFD)", libc.fcntl(fd, PosixLibrary.F_SETFD, flags | PosixLibrary.FD_CLOEXEC));
  }

  @Override
  public void setNonBlocking(int fd) throws PosixException {
    int flags = check("fcntl(F_GETFL)", libc.fcntl(fd, PosixLibrary.F_GETFL));
    check("fcntl(F_SETFL)", libc.fcntl(fd, PosixLibrary.F_SETFL, flags | numbers.oNonblock()));
  }

  @Override
  public boolean isOpen(int fd) {
    return libc.fcntl(fd, PosixLibrary.F_GETFD) >= 0;
  }

  @Override
  public OptionalInt socketType(int fd) throws PosixException {
    int[] value = new int[1];
    if (option(fd, numbers.soType(), value) == 0) {
      return OptionalInt.of(value[0]);
    }
    int errno = Native.getLastError();
    if (errno == numbers.enotsock()) {
      return OptionalInt.empty();
    }
    throw new PosixException("getsockopt(SO_TYPE)", errno);
  }

  /**
   * {@code SO_ACCEPTCONN}, which Linux tells by getsockopt(2). xnu has no such option
   * (bsd/kern/uipc_socket.c, sogetoptlock: ENOPROTOOPT), so that {@link DarwinSockets} asks
   * libproc.
   */
  @Override
  public boolean isListening(int fd) throws PosixException {
    if (darwin) {
      return new DarwinSockets(libc).isListening(fd, this);
    }
    int[] value = new int[1];
    check("getsockopt(SO_ACCEPTCONN)", option(fd, LinuxSockets.SO_ACCEPTCONN, value));
    return value[0] != 0;
  }

  /**
   * getpeername(2) fails for a peer that has gone just as for one that never was: ENOTCONN on
   * Linux, after a reset; EINVAL on xnu, once a Unix peer has closed (bsd/kern/uipc_syscalls.c,
   * getpeername). recv(2) tells them apart: only a stream that was never connected gives ENOTCONN
   * (Linux, net/ipv4/tcp.c, tcp_recvmsg_locked; xnu, bsd/kern/uipc_socket.c, soreceive), or EINVAL
   * if it is a Unix one of Linux (net/unix/af_unix.c, unix_stream_read_generic).
   */
  @Override
  public Peer peer(int fd) throws PosixException {
    int[] size = {SOCKADDR_STORAGE};
    if (libc.getpeername(fd, new byte[SOCKADDR_STORAGE], size) == 0) {
      return Peer.CONNECTED;
    }
    int received = libc.recv(fd, new byte[1], 1, PosixLibrary.MSG_PEEK | numbers.msgDontwait());
    if (received > 0 && family(fd) == StandardProtocolFamily.UNIX) {
      return Peer.CONNECTED;
    }
    int errno = received < 0 ? Native.getLastError() : 0;
    boolean never =
        errno == numbers.enotconn() || errno == numbers.eagain() || (errno == EINVAL && !darwin);
    return never ? Peer.NONE : Peer.GONE;
  }

  @Override
  public @Nullable ProtocolFamily family(int fd) throws PosixException {
    byte[] address = new byte[SOCKADDR_STORAGE];
    check("getsockname", libc.getsockname(fd, address, new int[] {address.length}));
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

  @Override
  public @Nullable SocketAddress localAddress(int fd) throws PosixException {
    byte[] address = new byte[SOCKADDR_STORAGE];
    int[] length = {address.length};
    check("getsockname", libc.getsockname(fd, address, length));
    return SocketAddresses.decode(address, length[0], numbers);
  }

  @Override
  public @Nullable SocketAddress peerAddress(int fd) {
    byte[] address = new byte[SOCKADDR_STORAGE];
    int[] length = {address.length};
    return libc.getpeername(fd, address, length) == 0
        ? SocketAddresses.decode(address, length[0], numbers)
        : null;
  }

  @Override
  public void setUpDatagrams(int fd, ProtocolFamily family) throws PosixException {
    if (darwin) {
      new DarwinSockets(libc).setUpDatagrams(fd, family);
    } else {
      LinuxSockets.setUpDatagrams(libc, fd, family);
    }
  }

  @Override
  public int duplicate(int fd) throws PosixException {
    return check("fcntl(F_DUPFD_CLOEXEC)", libc.fcntl(fd, numbers.fDupfdCloexec(), FIRST_FREE));
  }

  @Override
  public void pointAtNothing(int fd) throws PosixException {
    int nothing = check("open(/dev/null)", libc.open("/dev/null", PosixLibrary.O_RDWR));
    try {
      check("dup2", libc.dup2(nothing, fd));
    } finally {
      libc.close(nothing);
    }
  }

  @Override
  public void close(int fd) {
    libc.close(fd);
  }

  /**
   * The inode number of this process in Linux's pidfs, which no other process will ever have again;
   * empty if the kernel is older than 6.9 or the system is not Linux.
   */
  public OptionalLong pidfdInode() {
    if (darwin) {
      return OptionalLong.empty();
    }
    int pidfd = libc.syscall(PosixLibrary.SYS_PIDFD_OPEN, libc.getpid(), 0L);
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

  private int option(int fd, int name, int[] value) {
    return libc.getsockopt(fd, numbers.solSocket(), name, value, new int[] {Integer.BYTES});
  }

  static int check(String call, int result) throws PosixException {
    if (result < 0) {
      throw new PosixException(call, Native.getLastError());
    }
    return result;
  }
}
