package io.github.launchd4j.socket;

import io.github.launchd4j.socket.jna.Posix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Sockets that somebody did hand to this process, but not so that they can be had by a name. A
 * program that binds an address of its own beside them leaves the manager's clients waiting.
 */
final class Stray {
  static final String ON_STANDARD_INPUT =
      "descriptor 0 is a listening socket (launchd: inetdCompatibility with Wait; systemd: StandardInput=socket): take it"
          + " with LaunchdSockets.inetd(), or remove that key";

  private Stray() {}

  /** What there is, and what to do about it. */
  static Optional<String> find(Map<String, String> environment) {
    if (environment.containsKey("LISTEN_FDS") && !environment.containsKey("LISTEN_PID")) {
      return Optional.of(
          "LISTEN_FDS=\""
              + environment.get("LISTEN_FDS")
              + "\" is set but LISTEN_PID is not, so nothing says which process they are for: the program that starts java"
              + " must set it to java's process id (systemfd: without --no-pid)");
    }
    return listensOnStandardInput() ? Optional.of(ON_STANDARD_INPUT) : Optional.empty();
  }

  /** The failure, with what there is. */
  static SocketActivationException added(
      Map<String, String> environment, SocketActivationException failure) {
    return find(environment).map(failure::and).orElse(failure);
  }

  private static boolean listensOnStandardInput() {
    if (isOnLinuxAndNoSocket()) {
      return false;
    }
    try {
      Posix posix = Posix.load();
      return posix.isOpen(0) && posix.socketType(0).isPresent() && posix.isListening(0);
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Spares the loading of native code. */
  private static boolean isOnLinuxAndNoSocket() {
    try {
      String target = Files.readSymbolicLink(Path.of("/proc/self/fd/0")).toString();
      return !target.startsWith("socket:");
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }
}
