package io.github.launchd4j.testkit;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** One connection to a job. */
record Client(SocketChannel channel) implements AutoCloseable {

  static Client connect(SocketAddress address) throws IOException {
    return new Client(SocketChannel.open(address));
  }

  /** Connects, and reads what the job says until it closes the connection. */
  static String ask(SocketAddress address) throws IOException {
    try (Client client = connect(address)) {
      return client.read();
    }
  }

  String read() throws IOException {
    ByteBuffer answer = ByteBuffer.allocate(1024);
    while (channel.read(answer) >= 0) {}
    return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
