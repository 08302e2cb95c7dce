package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.CLOSED_DESCRIPTOR;
import static io.github.launchd4j.socket.SocketActivationException.Reason.DEAD_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_A_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.WRONG_KIND;

import io.github.launchd4j.socket.jna.ErrnoException;
import io.github.launchd4j.socket.jna.Posix;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was handed over under one name and not taken yet.
 *
 * @param sockets each checked: it can serve
 * @param others descriptors that are no sockets; they are left as they are
 */
record Received(List<InheritedSocket> sockets, List<Integer> others) {
  /**
   * launchd binds when the job is loaded, not when it starts: starting the job again changes
   * nothing.
   */
  static final String DEAD_CURE =
      "the address was taken or not there when the job was loaded: free it, then launchctl bootout and bootstrap the job"
          + " (systemd: restart the .socket unit)";

  /** The same on Linux and macOS. */
  private static final int EBADF = 9;

  /**
   * Checks every descriptor, and sets close-on-exec, which systemd's protocol leaves to the
   * receiver. If one of them fails, all that are sockets are closed.
   */
  static Received examine(String name, List<Integer> numbers, Posix posix) throws IOException {
    Received received = new Received(new ArrayList<>(), new ArrayList<>());
    try {
      for (int number : numbers) {
        Optional<InheritedSocket> socket = socket(name, number, posix);
        socket.ifPresentOrElse(received.sockets::add, () -> received.others.add(number));
      }
      return received;
    } catch (IOException e) {
      numbers.forEach(number -> closeSocket(number, posix));
      throw e;
    }
  }

  /**
   * What the descriptor is; empty for what is no socket.
   *
   * @throws SocketActivationException for one that is closed, or can never serve
   * @throws ErrnoException if the system refuses to tell
   */
  static Optional<InheritedSocket> socket(String name, int number, Posix posix)
      throws SocketActivationException, ErrnoException {
    if (number < 0) {
      throw new SocketActivationException(
          DEAD_SOCKET, name, "launchd could not open one of its sockets; " + DEAD_CURE);
    }
    if (!posix.isOpen(number)) {
      throw new SocketActivationException(
          CLOSED_DESCRIPTOR,
          name,
          EBADF,
          "descriptor "
              + number
              + " is not open (EBADF, 9); something between the service manager and java closed it");
    }
    posix.setCloseOnExec(number);
    Optional<Integer> type = posix.socketType(number);
    return type.isEmpty()
        ? Optional.empty()
        : Optional.of(living(name, describe(number, type.get(), posix)));
  }

  private static InheritedSocket describe(int number, int type, Posix posix) throws ErrnoException {
    return new InheritedSocket(
        number,
        InheritedSocket.Type.of(type),
        posix.family(number),
        posix.isListening(number),
        posix.isConnected(number),
        posix.localAddress(number));
  }

  private static InheritedSocket living(String name, InheritedSocket socket)
      throws SocketActivationException {
    boolean serves = socket.listening() || socket.connected();
    String dead =
        switch (socket.type()) {
          case STREAM -> serves ? "" : "is a stream socket that does not listen";
          case DATAGRAM ->
              serves || isBound(socket.address()) ? "" : "is a datagram socket without a port";
          case SEQPACKET, OTHER -> "";
        };
    if (dead.isEmpty()) {
      return socket;
    }
    throw new SocketActivationException(
        DEAD_SOCKET, name, "descriptor " + socket.descriptor() + " " + dead + "; " + DEAD_CURE);
  }

  private static boolean isBound(@Nullable SocketAddress address) {
    return !(address instanceof InetSocketAddress ip) || ip.getPort() != 0;
  }

  /** Leaves alone what is no socket: a number that was never ours may belong to the JVM. */
  private static void closeSocket(int number, Posix posix) {
    try {
      if (number >= 0 && posix.socketType(number).isPresent()) {
        posix.close(number);
      }
    } catch (ErrnoException e) {
      // not open: nothing to close
    }
  }

  boolean isEmpty() {
    return sockets.isEmpty() && others.isEmpty();
  }

  /** Takes the sockets of that kind out. */
  List<InheritedSocket> take(Kind kind) {
    List<InheritedSocket> taken = sockets.stream().filter(kind::fits).toList();
    sockets.removeAll(taken);
    return taken;
  }

  /** Why there was none of that kind. */
  SocketActivationException mismatch(String name, Kind kind) {
    Stream<String> found =
        Stream.concat(
            sockets.stream().map(InheritedSocket::toString),
            others.stream()
                .map(number -> "descriptor " + number + " is a file, a pipe or the like"));
    return new SocketActivationException(
        sockets.isEmpty() ? NOT_A_SOCKET : WRONG_KIND,
        name,
        found.collect(Collectors.joining(", "))
            + "; "
            + kind.origin()
            + "; what was found stays open");
  }
}
