package io.github.launchd4j.socket.jdk;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/**
 * Makes the JDK's own channels, of the classes that {@code open()} returns, so that selectors,
 * virtual threads and every server take them.
 *
 * <p>Every factory finds its way into the JDK before any descriptor depends on it, and throws
 * UnsupportedOperationException if there is none; the message says what failed and what may help.
 * Thread-safe.
 */
public final class JdkChannels {
  private final DescriptorQueries descriptors;

  public JdkChannels(DescriptorQueries descriptors) {
    this.descriptors = descriptors;
  }

  /**
   * {@code ServerSocketChannelImpl(SelectorProvider, ProtocolFamily, FileDescriptor, boolean
   * bound)}.
   */
  public ChannelFactory<ServerSocketChannel> listeners() {
    JdkSockets.inside();
    return (descriptor, family, peer) ->
        (ServerSocketChannel)
            closingOnFailure(descriptor, () -> JdkSockets.call("listener", descriptor, family));
  }

  /**
   * {@code SocketChannelImpl(SelectorProvider, ProtocolFamily, FileDescriptor, SocketAddress
   * remote)}. A Unix peer that has gone and left something to read has no address any more: the
   * empty one, as every client's.
   */
  public ChannelFactory<SocketChannel> connections() {
    JdkSockets.inside();
    return (descriptor, family, peer) -> {
      Object remote =
          peer == null && family == StandardProtocolFamily.UNIX
              ? UnixDomainSocketAddress.of("")
              : peer;
      return (SocketChannel)
          closingOnFailure(
              descriptor, () -> JdkSockets.call("connection", descriptor, family, remote));
    };
  }

  /** {@code DatagramChannelImpl}, set up as the JDK sets up those that it opens. */
  public ChannelFactory<DatagramChannel> datagrams() {
    JdkSockets.inside();
    return (descriptor, family, peer) ->
        (DatagramChannel)
            closingOnFailure(
                descriptor,
                () -> {
                  descriptors.setUpDatagrams(descriptor, family);
                  return JdkSockets.call("datagrams", descriptor, family, peer);
                });
  }

  /** How the JDK was entered, in words, or why not. */
  public static String route() {
    try {
      JdkSockets.inside();
      return JdkSockets.isOpen()
          ? "by Add-Opens or --add-opens java.base/sun.nio.ch"
          : "by JNI's DefineClass, no flag needed";
    } catch (UnsupportedOperationException e) {
      return "none: " + e.getMessage();
    }
  }

  private interface Opening {
    Object open() throws IOException;
  }

  private Object closingOnFailure(int descriptor, Opening opening) throws IOException {
    try {
      return opening.open();
    } catch (IOException e) {
      descriptors.close(descriptor);
      throw new IOException("the JDK refuses the descriptor: " + e.getMessage(), e);
    } catch (UnsupportedOperationException e) {
      descriptors.close(descriptor);
      throw e;
    }
  }
}
