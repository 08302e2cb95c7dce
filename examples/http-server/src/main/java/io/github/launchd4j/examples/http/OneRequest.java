package io.github.launchd4j.examples.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;

/**
 * Makes one request, and prints the status line, the body and how long the first byte took: with
 * on-demand start, that is how long the whole server took to come up.
 */
public final class OneRequest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private OneRequest() {}

  /** The argument is the address, {@code Listeners=127.0.0.1:8080}. */
  public static void main(String[] args) throws IOException {
    String address = args[0].substring(args[0].indexOf('=') + 1);
    int colon = address.lastIndexOf(':');
    InetSocketAddress server =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    long start = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(server);
      String request = "GET / HTTP/1.1\r\nHost: " + address + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      print(
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8)),
          start);
    }
  }

  private static void print(BufferedReader response, long start) throws IOException {
    int first = response.read();
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    String status = (char) first + response.readLine();
    String line = response.readLine();
    while (line != null && !line.isEmpty()) {
      line = response.readLine();
    }
    System.out.println(status);
    System.out.println(response.lines().collect(Collectors.joining("\n")));
    System.out.println("first byte after " + took.toMillis() + " ms");
    if (!status.startsWith("HTTP/1.1 200")) {
      System.exit(1);
    }
  }
}
