package io.github.launchd4j.examples.dns;

import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.Optional;

/** Answers DNS queries on the UDP socket that launchd or systemd opened. */
public final class DnsServer {
  /** RFC 1035, section 4.2.1: what a message over UDP may have. */
  private static final int MOST = 512;

  private DnsServer() {}

  public static void main(String[] args) throws IOException {
    DatagramChannel channel = LaunchdSockets.activateDatagrams("Dns").get(0);
    ByteBuffer query = ByteBuffer.allocate(MOST);
    while (true) {
      SocketAddress client = channel.receive(query.clear());
      Optional<ByteBuffer> answer = Zone.answer(query.flip());
      if (answer.isPresent()) {
        send(channel, answer.get(), client);
      }
    }
  }

  private static void send(DatagramChannel channel, ByteBuffer answer, SocketAddress client) {
    try {
      channel.send(answer, client);
    } catch (IOException e) {
      System.err.println("cannot answer " + client + ": " + e.getMessage());
    }
  }
}
