package com.example;

import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

public final class Hello {
  public static void main(String[] args) throws Exception {
    ServerSocketChannel listener = LaunchdSockets.activateOne("Listeners");
    while (listener.isOpen()) {
      try (SocketChannel connection = listener.accept()) {
        connection.write(StandardCharsets.UTF_8.encode("Hello\n"));
      } catch (IOException e) { // the client has gone, or no descriptor is free
        System.err.println(e);
        Thread.sleep(100);
      }
    }
  }
}
