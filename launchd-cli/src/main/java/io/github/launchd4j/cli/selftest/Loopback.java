package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SocketEntry;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Both ends of a job's connections. */
final class Loopback {
  static final InetAddress ADDRESS = InetAddress.getLoopbackAddress();

  private static final int PATIENCE_MILLIS = 60_000;

  private Loopback() {}

  static SocketEntry entry(int port) {
    return SocketEntry.tcp(port)
        .withSockNodeName(ADDRESS.getHostAddress())
        .withSockFamily(SockFamily.IPV4);
  }

  static int freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0)) {
      return free.getLocalPort();
    }
  }

  static Socket connect(int port) throws IOException {
    Socket socket = new Socket(ADDRESS, port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    return socket;
  }

  /** The line that comes, within a minute. */
  static String answer(Socket socket) throws IOException {
    String line =
        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
            .readLine();
    if (line == null) {
      throw new IOException("the connection was closed without an answer");
    }
    return line;
  }
}
