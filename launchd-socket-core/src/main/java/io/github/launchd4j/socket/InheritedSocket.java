package io.github.launchd4j.socket;

import java.net.ProtocolFamily;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * A socket that was handed over, as its bare descriptor: for native transports, such as Netty's
 * {@code KQueueServerSocketChannel(int)} and {@code EpollServerSocketChannel(int)}.
 *
 * @param descriptor the number; close-on-exec and O_NONBLOCK are set, and whoever got this from
 *     {@link LaunchdSockets#activateDescriptors} owns it and has to close it
 * @param type what SO_TYPE says
 * @param family the address family; null for one that the JDK does not know
 * @param listening whether it listens
 * @param connected whether it has a peer
 * @param address what it is bound to: an {@code InetSocketAddress} or a {@code
 *     UnixDomainSocketAddress}, of the empty path for Linux's abstract names; null for what Java
 *     cannot express, such as a path of other letters than the locale has
 */
public record InheritedSocket(
    int descriptor,
    Type type,
    @Nullable ProtocolFamily family,
    boolean listening,
    boolean connected,
    @Nullable SocketAddress address) {

  /** The type of a socket. */
  public enum Type {
    /** SOCK_STREAM. */
    STREAM,
    /** SOCK_DGRAM. */
    DATAGRAM,
    /** SOCK_SEQPACKET, for which Java has no channel, and macOS no Unix protocol. */
    SEQPACKET,
    /** Any other. */
    OTHER;

    static Type of(int soType) {
      return switch (soType) { // the same numbers on Linux and macOS
        case 1 -> STREAM;
        case 2 -> DATAGRAM;
        case 5 -> SEQPACKET;
        default -> OTHER;
      };
    }
  }

  /** In words: {@code descriptor 3 is a listening socket at /127.0.0.1:8080}. */
  @Override
  public String toString() {
    String at = address == null || address.toString().isEmpty() ? "" : " at " + address;
    return "descriptor " + descriptor + " is a " + Kind.description(this) + at;
  }
}
