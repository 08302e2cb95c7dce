package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.CLOSED_DESCRIPTOR;
import static io.github.launchd4j.socket.SocketActivationException.Reason.DEAD_SOCKET;

import io.github.launchd4j.socket.jna.ErrnoException;
import io.github.launchd4j.socket.jna.Posix;
import java.net.ProtocolFamily;
import java.util.Optional;

/**
 * A descriptor that was handed over, and what it turned out to be.
 *
 * @param family empty for what is not a socket, and for families that the JDK does not know
 */
record InheritedDescriptor(int number, Kind kind, Optional<ProtocolFamily> family) {
  /**
   * launchd binds when the job is loaded, not when it starts: starting the job again changes
   * nothing.
   */
  static final String DEAD_CURE =
      "the address was taken or not there when the job was loaded: free it, then launchctl bootout and bootstrap the job"
          + " (systemd: restart the .socket unit)";

  /** The same on Linux and macOS. */
  private static final int EBADF = 9;

  private static final int SOCK_STREAM = 1;
  private static final int SOCK_DGRAM = 2;

  enum Kind {
    LISTENER("a listening socket"),
    CONNECTION("a connected socket"),
    DATAGRAM("a datagram socket"),
    OTHER_SOCKET("a socket of a type or family that Java does not have"),
    NOT_A_SOCKET("a file, a pipe or the like");

    private final String description;

    Kind(String description) {
      this.description = description;
    }
  }

  /**
   * Checks the descriptor, and sets close-on-exec, which systemd's protocol leaves to the receiver.
   *
   * @throws SocketActivationException for one that is closed, or can never serve
   * @throws ErrnoException if the system refuses to tell
   */
  static InheritedDescriptor examine(String name, int number, Posix posix)
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
    if (type.isEmpty()) {
      return new InheritedDescriptor(number, Kind.NOT_A_SOCKET, Optional.empty());
    }
    Optional<ProtocolFamily> family = posix.family(number);
    Kind kind = family.isEmpty() ? Kind.OTHER_SOCKET : kind(name, number, type.get(), posix);
    return new InheritedDescriptor(number, kind, family);
  }

  private static Kind kind(String name, int number, int type, Posix posix)
      throws SocketActivationException, ErrnoException {
    if (type == SOCK_DGRAM) {
      return Kind.DATAGRAM;
    }
    if (type != SOCK_STREAM) {
      return Kind.OTHER_SOCKET;
    }
    if (posix.isListening(number)) {
      return Kind.LISTENER;
    }
    if (posix.isConnected(number)) {
      return Kind.CONNECTION;
    }
    throw new SocketActivationException(
        DEAD_SOCKET,
        name,
        "descriptor " + number + " is a stream socket that does not listen; " + DEAD_CURE);
  }

  boolean isSocket() {
    return kind != Kind.NOT_A_SOCKET;
  }

  @Override
  public String toString() {
    return "descriptor " + number + " is " + kind.description;
  }
}
