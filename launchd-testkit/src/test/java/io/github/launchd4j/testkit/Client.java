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

  /** Says something, says no more, and reads the answer to its end. */
  String ask(String question) throws IOException {
    channel.write(StandardCharsets.UTF_8.encode(question));
    channel.shutdownOutput();
    return read();
  }

  /** Says something, and reads as much. */
  String echo(String text) throws IOException {
    ByteBuffer question = StandardCharsets.UTF_8.encode(text);
    ByteBuffer answer = ByteBuffer.allocate(question.remaining());
    channel.write(question);
    while (answer.hasRemaining() && channel.read(answer) >= 0) {}
    return StandardCharsets.UTF_8.decode(answer.flip()).toString();
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
