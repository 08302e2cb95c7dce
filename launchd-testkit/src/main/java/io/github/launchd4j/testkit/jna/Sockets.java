package io.github.launchd4j.testkit.jna;

import com.sun.jna.Native;
import com.sun.jna.ptr.IntByReference;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;

/**
 * Sockets by number. Every method throws {@link ErrnoException} where the call fails; safe for use
 * by several threads.
 */
public final class Sockets {
  private static final Sockaddr SOCKADDR = new Sockaddr(Constants.MACOS);

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
