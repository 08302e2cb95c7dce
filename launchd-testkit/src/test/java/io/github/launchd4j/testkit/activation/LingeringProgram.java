package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.IdleExit;
import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Tells every client its process id at once, and keeps the connection until the client closes it.
 * It ends after an idle time of 200 milliseconds, and its stopper takes as long, as that of a
 * server may.
 */
public final class LingeringProgram {
  static final String ENDING = "ending";

  private LingeringProgram() {}

  public static void main(String[] args) throws IOException {
    ServerSocketChannel listener = LaunchdSockets.activate("Listeners").get(0);
    IdleExit idle = IdleExit.after(Duration.ofMillis(200), LingeringProgram::stop, listener);
    ExecutorService executor = Executors.newCachedThreadPool();
    for (SocketChannel next = idle.accept(listener); next != null; next = idle.accept(listener)) {
      SocketChannel connection = next;
      executor.execute(() -> serve(connection));
    }
  }

  private static void stop() throws InterruptedException {
    System.out.println(ENDING);
    Thread.sleep(200);
  }

  private static void serve(SocketChannel connection) {
    try (connection) {
      connection.write(StandardCharsets.UTF_8.encode(ProcessHandle.current().pid() + "\n"));
      while (connection.read(ByteBuffer.allocate(64)) >= 0) {}
    } catch (IOException e) {
      System.err.println(e);
    }
  }
}
