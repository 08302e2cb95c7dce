package io.github.launchd4j.socket.jna;

import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;

/** What only Linux has. */
final class LinuxSockets {
  /** asm-generic/socket.h. */
  static final int SO_ACCEPTCONN = 30;

  /** {@code <netinet/in.h>}, the same on both systems. */
  private static final int IPPROTO_IP = 0;

  private static final int IPPROTO_IPV6 = 41;

  /** linux/in.h; since Linux 2.6.31. */
  private static final int IP_MULTICAST_ALL = 49;

  /** linux/in6.h; since Linux 4.20. */
  private static final int IPV6_MULTICAST_ALL = 29;

  private LinuxSockets() {}

  /**
   * Without these, a socket receives what is sent to any group that any program has joined on its
   * port (ip(7), IP_MULTICAST_ALL). A kernel that does not know one has nothing to switch off.
   */
  static void setUpDatagrams(PosixLibrary libc, int fd, ProtocolFamily family) {
    int[] off = {0};
    libc.setsockopt(fd, IPPROTO_IP, IP_MULTICAST_ALL, off, Integer.BYTES);
    if (family == StandardProtocolFamily.INET6) {
      libc.setsockopt(fd, IPPROTO_IPV6, IPV6_MULTICAST_ALL, off, Integer.BYTES);
    }
  }
}
