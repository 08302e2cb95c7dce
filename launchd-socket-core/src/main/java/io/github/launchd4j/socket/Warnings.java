package io.github.launchd4j.socket;

import java.util.List;

/**
 * What nobody can be thrown at, since the call succeeds, and what must not go unnoticed. Nothing is
 * logged otherwise, and no logger is looked up.
 */
final class Warnings {
  private Warnings() {}

  static void log(List<SocketActivationException> problems) {
    for (SocketActivationException each : problems) {
      log(each.getMessage() + "; the other sockets of that name are returned");
    }
  }

  static void log(String text) {
    System.getLogger("launchd4j.socket").log(System.Logger.Level.WARNING, text);
  }
}
