package io.github.launchd4j.examples.threads;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Holds many connections open at once, and speaks on all of them. */
public final class ManyConnections {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private ManyConnections() {}

  /** The argument is the address, {@code Echo=127.0.0.1:8007}. */
  public static void main(String[] args) throws IOException {
    String address = args[0].substring("Echo=".length());
    int colon = address.lastIndexOf(':');
    InetSocketAddress server =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    int echoed = echoed(server, 100);
    System.out.println(echoed + " of 100 connections, open at the same time, got their echo");
    if (echoed != 100) {
      System.exit(1);
    }
  }

  /** The last connection speaks first: a server that serves one at a time never answers. */
  static int echoed(InetSocketAddress server, int count) throws IOException {
    List<Socket> open = new ArrayList<>();
    try {
      for (int i = 0; i < count; i++) {
        Socket socket = new Socket();
        open.add(socket);
        socket.setSoTimeout((int) PATIENCE.toMillis());
        socket.connect(server);
      }
      int echoed = 0;
      for (int i = count - 1; i >= 0; i--) {
        echoed += isEchoed(open.get(i), "I am number " + i) ? 1 : 0;
      }
      return echoed;
    } finally {
      for (Socket socket : open) {
        socket.close();
      }
    }
  }

  private static boolean isEchoed(Socket socket, String text) throws IOException {
    byte[] sent = text.getBytes(StandardCharsets.UTF_8);
    socket.getOutputStream().write(sent);
    byte[] received = socket.getInputStream().readNBytes(sent.length);
    return text.equals(new String(received, StandardCharsets.UTF_8));
  }
}
