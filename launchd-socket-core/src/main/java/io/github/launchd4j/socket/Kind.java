package io.github.launchd4j.socket;

import java.net.StandardProtocolFamily;

/** What a call asks for. */
enum Kind {
  LISTENER(
      "a listening one has SockType stream in the job's plist (systemd: ListenStream= in the .socket unit)"),
  DATAGRAM(
      "a datagram one has SockType dgram in the job's plist (systemd: ListenDatagram= in the .socket unit)"),
  CONNECTION(
      "a connected one has SockPassive false in the job's plist (systemd: Accept=yes in the .socket unit)"),
  ANY_SOCKET("a socket has an entry under Sockets in the job's plist (systemd: a .socket unit)");

  private final String origin;

  Kind(String origin) {
    this.origin = origin;
  }

  /** Where a socket of this kind would come from. */
  String origin() {
    return origin;
  }

  /** Whether a second descriptor is kept, so that the name can be activated after a close. */
  boolean canBeTakenAgain() {
    return this != CONNECTION;
  }

  /** Whether the socket is of this kind, and Java has a channel for it. */
  boolean fits(InheritedSocket socket) {
    boolean addressable = socket.family() != null && socket.address() != null;
    return switch (this) {
      case LISTENER ->
          addressable && socket.type() == InheritedSocket.Type.STREAM && socket.listening();
      case CONNECTION ->
          addressable && socket.type() == InheritedSocket.Type.STREAM && socket.connected();
      case DATAGRAM ->
          addressable
              && socket.type() == InheritedSocket.Type.DATAGRAM
              && socket.family() != StandardProtocolFamily.UNIX;
      case ANY_SOCKET -> true;
    };
  }

  static String description(InheritedSocket socket) {
    String family = "";
    if (socket.family() == null) {
      family = " of a family that Java does not know";
    } else if (socket.address() == null) {
      family =
          " whose path Java cannot express in this locale (sun.jnu.encoding="
              + System.getProperty("sun.jnu.encoding")
              + "; start it with LC_ALL=C.UTF-8 or another locale that can)";
    }
    return switch (socket.type()) {
      case STREAM -> (socket.listening() ? "listening" : "connected") + " socket" + family;
      case DATAGRAM ->
          socket.family() == StandardProtocolFamily.UNIX
              ? "Unix datagram socket, for which Java has no channel (activateDescriptors gives its number)"
              : "datagram socket" + family;
      case SEQPACKET ->
          "seqpacket socket, for which Java has no channel (activateDescriptors gives its number)";
      case OTHER -> "socket of a type that Java does not know";
    };
  }
}
