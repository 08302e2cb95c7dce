package io.github.launchd4j.socket.descriptor;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Questions about a descriptor, and the few changes made to one, in Java's types. Each throws if
 * the system refuses. Thread-safe.
 */
public interface DescriptorQueries {

  /** Whether a socket has somebody at the other end. */
  enum Peer {
    /** It has never had a peer. */
    NONE,
    /** It has, or what a Unix peer sent before it closed is still to be read. */
    CONNECTED,
    /** It had, and nothing of it is left. */
    GONE
  }

  /** Whether the descriptor is open at all. */
  boolean isOpen(int fd);

  /**
   * {@code SO_TYPE}: 1 stream, 2 datagram, 5 seqpacket, on Linux and macOS; empty for what is not a
   * socket.
   */
  OptionalInt socketType(int fd) throws IOException;

  /** Whether listen(2) was called. */
  boolean isListening(int fd) throws IOException;

  /** Whether a socket that does not listen has a peer. */
  Peer peer(int fd) throws IOException;

  /** The address family as the JDK names it; null for one that the JDK does not know. */
  @Nullable ProtocolFamily family(int fd) throws IOException;

  /**
   * What the socket is bound to; the empty path for a Unix socket without a path, Linux's abstract
   * names included, as the JDK has it; null for an address that Java cannot express.
   */
  @Nullable SocketAddress localAddress(int fd) throws IOException;

  /**
   * What the socket is connected to; null for nothing, and for an address that Java cannot express.
   */
  @Nullable SocketAddress peerAddress(int fd) throws IOException;

  /** Closes the descriptor in every program that this process starts. */
  void setCloseOnExec(int fd) throws IOException;

  /**
   * Sets {@code O_NONBLOCK}. It belongs to the open file description, so that every holder of the
   * socket sees it.
   */
  void setNonBlocking(int fd) throws IOException;

  /**
   * Sets a datagram socket up as the JDK does those that it opens: Net.c, {@code
   * Java_sun_nio_ch_Net_socket0}. On Linux only the groups that were joined by this socket arrive
   * (IP_MULTICAST_ALL); on macOS the send buffer holds the largest datagram.
   */
  void setUpDatagrams(int fd, ProtocolFamily family) throws IOException;

  /** A second descriptor of the same socket, with close-on-exec, and none of 0, 1 and 2. */
  int duplicate(int fd) throws IOException;

  /** Makes the descriptor one of /dev/null, and closes what it was. */
  void pointAtNothing(int fd) throws IOException;

  /** Closes the descriptor. An error is not told: the number is free for reuse all the same. */
  void close(int fd);
}
