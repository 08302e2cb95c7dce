package io.github.launchd4j.examples.idle;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Makes a request, waits until the server has ended for idleness, and makes another. */
public final class TwoRequests {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private TwoRequests() {}

  /** The argument is the address, {@code Listeners=127.0.0.1:8008}. */
  public static void main(String[] args) throws Exception {
    String address = args[0].substring("Listeners=".length());
    int colon = address.lastIndexOf(':');
    InetSocketAddress server =
        new InetSocketAddress(
            address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
    long first = ask(server);
    System.out.println("process " + first + " answered");
    awaitEnd(first);
    System.out.println("process " + first + " was idle, and has ended");
    long second = ask(server);
    System.out.println("process " + second + " answered");
    if (first == second) {
      System.exit(1);
    }
  }

  /** The number of the process that answered. */
  static long ask(InetSocketAddress server) throws IOException {
    try (Socket socket = new Socket()) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      socket.connect(server);
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer =
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return Long.parseLong(answer.substring(answer.lastIndexOf("process ") + "process ".length()));
    }
  }

  static void awaitEnd(long process) throws Exception {
    var server = ProcessHandle.of(process);
    if (server.isPresent()) {
      server.get().onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
