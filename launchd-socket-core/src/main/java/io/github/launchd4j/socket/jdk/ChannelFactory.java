package io.github.launchd4j.socket.jdk;

import java.io.IOException;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import org.jspecify.annotations.Nullable;

/** Wraps descriptors as one kind of the JDK's channels. */
public interface ChannelFactory<C> {

  /**
   * A channel in blocking mode. It owns the descriptor; if this fails, the descriptor is closed.
   *
   * @param family the family that the socket really has
   * @param peer what the socket is connected to
   * @throws IOException if the descriptor is no socket of the kind
   */
  C open(int descriptor, ProtocolFamily family, @Nullable SocketAddress peer) throws IOException;
}
