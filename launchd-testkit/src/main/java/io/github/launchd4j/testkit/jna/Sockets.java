package io.github.launchd4j.testkit.jna;

import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Sockets by number. Every method throws {@link ErrnoException} if the call fails; safe for use by
 * several threads.
 */
public final class Sockets {
  private static final Sockaddr SOCKADDR = new Sockaddr(Constants.MACOS);

  // A connection that has gone before it was accepted, or a signal.
  private static final Set<Integer> GONE =
      Set.of(Constants.EAGAIN, Constants.ECONNABORTED, Constants.EINTR);

  private Sockets() {}

  /** socket(2), with close-on-exec set. The caller owns the descriptor. */
  public static int socket(ProtocolFamily family, int type) throws IOException {
    int domain = Constants.AF_INET;
    if (family == StandardProtocolFamily.UNIX) {
      domain = Constants.AF_UNIX;
    } else if (family == StandardProtocolFamily.INET6) {
      domain = Constants.AF_INET6;
    }
    int fd = check("socket", LibC.get().socket(domain, type, 0));
    Descriptors.closeOnExec(fd);
    return fd;
  }

  /** SO_REUSEADDR on. */
  public static void reuseAddress(int fd) throws IOException {
    option(fd, Constants.SOL_SOCKET, Constants.SO_REUSEADDR, 1);
  }

  /** IPV6_V6ONLY: whether an IPv6 socket keeps to IPv6. */
  public static void v6only(int fd, boolean only) throws IOException {
    option(fd, Constants.IPPROTO_IPV6, Constants.IPV6_V6ONLY, only ? 1 : 0);
  }

  /** SO_REUSEPORT on: several sockets on one port. */
  public static void reusePort(int fd) throws IOException {
    option(fd, Constants.SOL_SOCKET, Constants.SO_REUSEPORT, 1);
  }

  /** IP_ADD_MEMBERSHIP or IPV6_JOIN_GROUP, on the interface that the system chooses. */
  public static void joinGroup(int fd, InetAddress group) throws IOException {
    byte[] address = group.getAddress();
    boolean v6 = group instanceof Inet6Address;
    // struct ip_mreq, struct ipv6_mreq (netinet/in.h): the group, then 4 bytes for the interface
    byte[] request = Arrays.copyOf(address, address.length + Integer.BYTES);
    int level = v6 ? Constants.IPPROTO_IPV6 : Constants.IPPROTO_IP;
    int name = v6 ? Constants.IPV6_JOIN_GROUP : Constants.IP_ADD_MEMBERSHIP;
    check("setsockopt", LibC.get().setsockopt(fd, level, name, request, request.length));
  }

  /** connect(2); waits for the connection. */
  public static void connect(int fd, SocketAddress address) throws IOException {
    byte[] raw = SOCKADDR.encode(address);
    check("connect", LibC.get().connect(fd, raw, raw.length));
  }

  /**
   * accept(2), with close-on-exec set, blocking. The caller owns the descriptor.
   *
   * @return empty if a non-blocking listener has no connection, or none any more
   */
  public static OptionalInt accept(int listener) throws IOException {
    int fd = LibC.get().accept(listener, null, null);
    if (fd >= 0) {
      return prepared(fd);
    }
    int error = Native.getLastError();
    if (GONE.contains(error)) {
      return OptionalInt.empty();
    }
    throw new ErrnoException("accept", error);
  }

  /**
   * On macOS the connection has the listener's flags (accept(2)), and fcntl(2) of one whose client
   * has gone since fails with EINVAL (seen by third parties: apple/swift-nio#807, #1030).
   */
  private static OptionalInt prepared(int fd) throws IOException {
    try {
      Descriptors.closeOnExec(fd);
      Descriptors.blocking(fd, true);
      return OptionalInt.of(fd);
    } catch (ErrnoException e) {
      Descriptors.close(fd);
      if (e.number() == Constants.EINVAL) {
        return OptionalInt.empty();
      }
      throw e;
    }
  }

  /** bind(2). */
  public static void bind(int fd, SocketAddress address) throws IOException {
    byte[] raw = SOCKADDR.encode(address);
    check("bind", LibC.get().bind(fd, raw, raw.length));
  }

  /** listen(2). */
  public static void listen(int fd, int backlog) throws IOException {
    check("listen", LibC.get().listen(fd, backlog));
  }

  /** getsockname(2). */
  public static SocketAddress getsockname(int fd) throws IOException {
    byte[] raw = new byte[Sockaddr.MAX_SIZE];
    IntByReference length = new IntByReference(raw.length);
    check("getsockname", LibC.get().getsockname(fd, raw, length));
    return SOCKADDR.decode(raw, length.getValue());
  }

  private static void option(int fd, int level, int name, int value) throws IOException {
    check(
        "setsockopt",
        LibC.get().setsockopt(fd, level, name, new IntByReference(value), Integer.BYTES));
  }

  static int check(String call, int result) throws ErrnoException {
    if (result == -1) {
      throw new ErrnoException(call, Native.getLastError());
    }
    return result;
  }
}
