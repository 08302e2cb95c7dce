package io.github.launchd4j.socket.jna;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** What only macOS has. Read in xnu, not tried on a Mac. */
record DarwinSockets(PosixLibrary libc) {
  /** xnu bsd/sys/proc_info.h: the flavor, and sizeof(struct socket_fdinfo). */
  private static final int PROC_PIDFDSOCKETINFO = 3;

  private static final int SOCKET_FDINFO_SIZE = 792;

  /** Where {@code psi.soi_options} is in it: a short. */
  private static final int SOI_OPTIONS = 188;

  /** xnu bsd/sys/socket.h; libproc copies so_options whole (bsd/kern/socket_info.c). */
  private static final int SO_ACCEPTCONN = 0x0002;

  /** The largest payload of a UDP datagram over IPv4, and over IPv6. */
  private static final int LARGEST_DATAGRAM = 65507;

  private static final int LARGEST_DATAGRAM_6 = 65527;

  /**
   * Whether the socket listens. libproc(3) tells it of any descriptor of the own process. If it
   * refuses, as in a sandbox it might, a stream socket that is bound and has never had a peer is
   * taken for a listening one: launchd hands out no other bound socket, except where listen(2)
   * failed.
   */
  boolean isListening(int fd, Posix posix) throws PosixException {
    byte[] info = new byte[SOCKET_FDINFO_SIZE];
    int filled = libc.proc_pidfdinfo(libc.getpid(), fd, PROC_PIDFDSOCKETINFO, info, info.length);
    if (filled == info.length) {
      int options = ByteBuffer.wrap(info).order(ByteOrder.nativeOrder()).getShort(SOI_OPTIONS);
      return (options & SO_ACCEPTCONN) != 0;
    }
    return posix.socketType(fd).orElse(0) == 1
        && posix.peer(fd) == DescriptorQueries.Peer.NONE
        && isBound(posix.localAddress(fd));
  }

  private static boolean isBound(@Nullable SocketAddress address) {
    return address instanceof InetSocketAddress ip
        ? ip.getPort() != 0
        : address != null && !address.toString().isEmpty();
  }

  /** The default of 9216 bytes (net.inet.udp.maxdgram) makes larger datagrams fail. */
  void setUpDatagrams(int fd, ProtocolFamily family) throws PosixException {
    if (family == StandardProtocolFamily.UNIX) {
      return;
    }
    int wanted = family == StandardProtocolFamily.INET6 ? LARGEST_DATAGRAM_6 : LARGEST_DATAGRAM;
    Numbers numbers = Numbers.MACOS;
    int[] size = new int[1];
    int got =
        libc.getsockopt(
            fd, numbers.solSocket(), numbers.soSndbuf(), size, new int[] {Integer.BYTES});
    if (Posix.check("getsockopt(SO_SNDBUF)", got) == 0 && size[0] < wanted) {
      int set =
          libc.setsockopt(
              fd, numbers.solSocket(), numbers.soSndbuf(), new int[] {wanted}, Integer.BYTES);
      Posix.check("setsockopt(SO_SNDBUF)", set);
    }
  }
}
