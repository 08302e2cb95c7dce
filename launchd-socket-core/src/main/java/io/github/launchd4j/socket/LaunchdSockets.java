package io.github.launchd4j.socket;

/** Sockets. */
public final class LaunchdSockets {
  private LaunchdSockets() {}
}
