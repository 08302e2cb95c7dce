package io.github.launchd4j.examples.inetd;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Makes two connections, and prints what came back on each. */
public final class TwoConnections {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TwoConnections() {}

  /** The argument is the address, {@code Listeners=127.0.0.1:8017}. */
  public static void main(String[] args) throws IOException {
    String address = args[0].substring("Listeners=".length());
    int colon = address.lastIndexOf(':');
    InetSocketAddress server =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    System.out.println(echo(server, "first"));
    System.out.println(echo(server, "second"));
  }

  static String echo(InetSocketAddress server, String line) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(server);
      socket.getOutputStream().write((line + "\n").getBytes(StandardCharsets.UTF_8));
      String answer =
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine();
      if (answer == null || !answer.endsWith(": " + line)) {
        throw new IOException("sent \"" + line + "\", got \"" + answer + "\"");
      }
      return answer;
    }
  }
}
