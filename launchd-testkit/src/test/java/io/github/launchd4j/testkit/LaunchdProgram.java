package io.github.launchd4j.testkit;

import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Says who manages it, answers one connection, and ends. */
public final class LaunchdProgram {
  private LaunchdProgram() {}

  public static void main(String[] args) throws IOException {
    System.out.println(LaunchdSockets.manager());
    ServerSocketChannel listener = LaunchdSockets.activate("Listeners").get(0);
    try (SocketChannel client = listener.accept()) {
      client.write(StandardCharsets.UTF_8.encode("served"));
    }
  }
}
