package io.github.launchd4j.testkit.docs;

import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A program whose unit test hands the socket to it. */
final class UpperCaseServer implements AutoCloseable {
  private final ServerSocketChannel listener;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();

  UpperCaseServer() throws IOException {
    listener = LaunchdSockets.activate("Listeners").get(0);
    thread.execute(this::serve);
  }

  private void serve() {
    while (listener.isOpen()) {
      try (SocketChannel connection = listener.accept()) {
        ByteBuffer line = ByteBuffer.allocate(100);
        connection.read(line);
        String text = StandardCharsets.UTF_8.decode(line.flip()).toString();
        connection.write(StandardCharsets.UTF_8.encode(text.toUpperCase(Locale.ROOT)));
      } catch (IOException e) {
        // the client went, or the server was closed
      }
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    thread.shutdown();
  }
}
