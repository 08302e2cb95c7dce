package io.github.launchd4j.examples.unix;

import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Asks once, and prints the answer. */
public final class AskStatus {
  private AskStatus() {}

  /** The argument is the file, {@code Control=/path/to/control}. */
  public static void main(String[] args) throws IOException {
    String file = args[0].substring("Control=".length());
    System.out.print(ask(UnixDomainSocketAddress.of(file)));
  }

  static String ask(SocketAddress daemon) throws IOException {
    try (SocketChannel channel = SocketChannel.open(daemon)) {
      byte[] answer = Channels.newInputStream(channel).readAllBytes();
      return new String(answer, StandardCharsets.UTF_8);
    }
  }
}
