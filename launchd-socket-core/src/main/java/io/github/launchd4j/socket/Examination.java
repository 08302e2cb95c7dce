package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.CLIENT_GONE;
import static io.github.launchd4j.socket.SocketActivationException.Reason.CLOSED_DESCRIPTOR;
import static io.github.launchd4j.socket.SocketActivationException.Reason.DEAD_SOCKET;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import io.github.launchd4j.socket.descriptor.DescriptorQueries.Peer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Finds out what a descriptor is, and whether it can serve. */
final class Examination {
  /**
   * launchd binds when the job is loaded, not when it starts: starting the job again changes
   * nothing.
   */
  static final String DEAD_CURE =
      "the address was in use or did not exist when the job was loaded: free it, then launchctl bootout and bootstrap the job"
          + " (systemd: restart the .socket unit)";

  /** The same on Linux and macOS. */
  private static final int EBADF = 9;

  private Examination() {}

  /**
   * What the descriptor is; empty for what is not a socket.
   *
   * @throws SocketActivationException for one that is closed, was lost, or can never serve
   * @throws IOException if the system refuses to tell
   */
  static Optional<InheritedSocket> of(String name, int number, DescriptorQueries descriptors)
      throws IOException {
    if (number < 0) {
      throw new SocketActivationException(
          DEAD_SOCKET, name, "launchd could not open one of its sockets; " + DEAD_CURE);
    }
    if (!descriptors.isOpen(number)) {
      throw lost(name, number, "is not open (EBADF, 9)");
    }
    OptionalInt type = descriptors.socketType(number);
    if (type.isEmpty()) {
      Optional<String> file = JvmFiles.at(number);
      if (file.isPresent()) {
        throw lost(name, number, JvmFiles.isNow(file.get()));
      }
      return Optional.empty();
    }
    descriptors.setCloseOnExec(number);
    return Optional.of(living(name, number, InheritedSocket.Type.of(type.getAsInt()), descriptors));
  }

  static SocketActivationException lost(String name, int number, String now) {
    return new SocketActivationException(
        CLOSED_DESCRIPTOR,
        name,
        EBADF,
        "descriptor "
            + number
            + " "
            + now
            + "; something between the service manager and java closed it");
  }

  private static InheritedSocket living(
      String name, int number, InheritedSocket.Type type, DescriptorQueries descriptors)
      throws IOException {
    boolean mayListen = type != InheritedSocket.Type.DATAGRAM && type != InheritedSocket.Type.OTHER;
    boolean listening = mayListen && descriptors.isListening(number);
    Peer peer = listening ? Peer.NONE : descriptors.peer(number);
    InheritedSocket socket =
        new InheritedSocket(
            number,
            type,
            descriptors.family(number),
            listening,
            peer == Peer.CONNECTED,
            descriptors.localAddress(number));
    if (listening || socket.connected()) {
      return socket;
    }
    boolean stream = type == InheritedSocket.Type.STREAM;
    if (peer == Peer.GONE && (stream || !isBound(socket.address()))) {
      throw new SocketActivationException(
          CLIENT_GONE,
          name,
          "the client has gone: whoever connected to descriptor "
              + number
              + " closed or reset the connection before java was running; there is nothing to serve and nothing to fix");
    }
    if (stream || (type == InheritedSocket.Type.DATAGRAM && !isBound(socket.address()))) {
      throw new SocketActivationException(
          DEAD_SOCKET,
          name,
          "descriptor "
              + number
              + (stream
                  ? " is a stream socket that does not listen; "
                  : " is a datagram socket without a port; ")
              + DEAD_CURE);
    }
    return socket;
  }

  private static boolean isBound(@Nullable SocketAddress address) {
    return !(address instanceof InetSocketAddress ip) || ip.getPort() != 0;
  }

  /** Closes what is a socket. */
  static void closeSocket(int number, DescriptorQueries descriptors) {
    try {
      if (number >= 0 && descriptors.isOpen(number) && descriptors.socketType(number).isPresent()) {
        descriptors.close(number);
      }
    } catch (IOException e) {
      // the system does not tell what it is: left alone
    }
  }
}
