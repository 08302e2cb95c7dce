package io.github.launchd4j.examples.inetd;

import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.SocketActivationException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * Sends each line back, with the number of the process before it. Runs under inetd, under launchd
 * with inetdCompatibility, and as a systemd service with StandardInput=socket. New programs
 * activate their sockets by name instead: launchd.plist(5), "inetdCompatibility", advises against
 * it.
 */
public final class InetdEcho {
  private InetdEcho() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    NetworkChannel channel;
    try {
      channel = LaunchdSockets.inetd();
    } catch (SocketActivationException e) {
      if (e.reason() == SocketActivationException.Reason.CLIENT_GONE) {
        return; // a port scan does that, and is no fault of ours
      }
      throw e;
    }
    if (channel instanceof SocketChannel connection) {
      echo(connection);
    } else if (channel instanceof ServerSocketChannel listener) {
      serve(listener);
    }
  }

  private static void serve(ServerSocketChannel listener) throws InterruptedException {
    while (listener.isOpen()) {
      try {
        echo(listener.accept());
      } catch (IOException e) { // no descriptor is free, perhaps
        System.err.println("cannot accept: " + e.getMessage());
        Thread.sleep(100);
      }
    }
  }

  private static void echo(SocketChannel connection) {
    String process = ProcessHandle.current().pid() + ": ";
    try (connection;
        BufferedReader lines =
            new BufferedReader(Channels.newReader(connection, StandardCharsets.UTF_8));
        OutputStream out = Channels.newOutputStream(connection)) {
      String line = lines.readLine();
      while (line != null) {
        out.write((process + line + "\n").getBytes(StandardCharsets.UTF_8));
        line = lines.readLine();
      }
    } catch (IOException e) {
      System.err.println("the client has gone: " + e.getMessage());
    }
  }
}
