package io.github.launchd4j.socket.jdk;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import java.io.File;
import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.file.InvalidPathException;
import java.util.OptionalInt;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own answers on Linux, if its package is open: no native library is loaded for the
 * sockets that everybody has. Whatever is out of the ordinary, and every failure, is asked of the C
 * library. Thread-safe.
 *
 * <p>Close-on-exec cannot be set by what the JDK has. ProcessBuilder closes every descriptor above
 * 2 in the child all the same, so that only programs that native code starts would inherit one.
 */
public final class JdkDescriptors implements DescriptorQueries {
  // InheritedChannel.AF_INET, AF_INET6, AF_UNIX
  private static final int INET = 1;
  private static final int INET6 = 2;
  private static final int UNIX = 3;

  private static final int DATAGRAM = 2; // InheritedChannel.SOCK_DGRAM

  // Linux: asm-generic/socket.h, linux/in.h, linux/in6.h
  private static final int SOL_SOCKET = 1;
  private static final int SO_ACCEPTCONN = 30;
  private static final int IPPROTO_IP = 0;
  private static final int IP_MULTICAST_ALL = 49;

  private static final int FIRST_FREE = 3;

  private final Supplier<? extends DescriptorQueries> library;

  /**
   * @param library the C library, loaded when it is needed
   */
  public JdkDescriptors(Supplier<? extends DescriptorQueries> library) {
    this.library = library;
  }

  /** Whether the JDK can be asked. */
  public static boolean arePossible() {
    return JdkSockets.isOpen() && new File("/proc/self/fd").isDirectory();
  }

  @Override
  public boolean isOpen(int fd) {
    return new File("/proc/self/fd/" + fd).exists() || library.get().isOpen(fd);
  }

  @Override
  public OptionalInt socketType(int fd) throws IOException {
    int type = (int) JdkSockets.call("type", fd);
    return type > 0 ? OptionalInt.of(type) : library.get().socketType(fd);
  }

  @Override
  public boolean isListening(int fd) throws IOException {
    return (int) JdkSockets.call("option", fd, SOL_SOCKET, SO_ACCEPTCONN) != 0;
  }

  @Override
  public Peer peer(int fd) throws IOException {
    if ((boolean) JdkSockets.call("isConnected", fd)) {
      return Peer.CONNECTED;
    }
    return (int) JdkSockets.call("type", fd) == DATAGRAM ? Peer.NONE : library.get().peer(fd);
  }

  @Override
  public @Nullable ProtocolFamily family(int fd) throws IOException {
    return switch ((int) JdkSockets.call("family", fd)) {
      case INET -> StandardProtocolFamily.INET;
      case INET6 -> StandardProtocolFamily.INET6;
      case UNIX -> StandardProtocolFamily.UNIX;
      default -> null;
    };
  }

  @Override
  public @Nullable SocketAddress localAddress(int fd) throws IOException {
    boolean unix = family(fd) == StandardProtocolFamily.UNIX;
    try {
      return (SocketAddress) JdkSockets.call("localAddress", fd, unix);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  @Override
  public @Nullable SocketAddress peerAddress(int fd) throws IOException {
    boolean unix = family(fd) == StandardProtocolFamily.UNIX;
    if (unix || !(boolean) JdkSockets.call("isConnected", fd)) {
      return unix ? library.get().peerAddress(fd) : null;
    }
    return (SocketAddress) JdkSockets.call("remoteAddress", fd);
  }

  @Override
  public void setCloseOnExec(int fd) {
    // see above
  }

  @Override
  public void setNonBlocking(int fd) throws IOException {
    library.get().setNonBlocking(fd);
  }

  @Override
  public void setUpDatagrams(int fd, ProtocolFamily family) throws IOException {
    if (family == StandardProtocolFamily.INET) {
      JdkSockets.call("setOption", fd, IPPROTO_IP, IP_MULTICAST_ALL, 0);
    } else {
      library.get().setUpDatagrams(fd, family);
    }
  }

  @Override
  public int duplicate(int fd) throws IOException {
    int own = (int) JdkSockets.call("duplicate", fd);
    if (own >= FIRST_FREE) {
      return own;
    }
    close(own);
    return library.get().duplicate(fd);
  }

  @Override
  public void pointAtNothing(int fd) throws IOException {
    library.get().pointAtNothing(fd);
  }

  @Override
  public void close(int fd) {
    try {
      JdkSockets.call("close", fd);
    } catch (IOException e) {
      // the number is free for reuse all the same
    }
  }
}
