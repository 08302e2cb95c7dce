package io.github.launchd4j.testkit.junit;

import io.github.launchd4j.socket.LaunchdSockets;

/** Accepts one connection, and fails. */
public final class FailingProgram {
  private FailingProgram() {}

  public static void main(String[] args) throws Exception {
    LaunchdSockets.activate("Listeners").get(0).accept().close();
    System.exit(1);
  }
}
