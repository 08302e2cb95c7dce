package io.github.launchd4j.examples.idle;

import io.github.launchd4j.socket.IdleExit;
import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Ends after two seconds without a connection; the next one starts it again. */
public final class IdleServer {
  private IdleServer() {}

  /** An argument is another idle time, such as PT0.5S. */
  public static void main(String[] args) throws IOException, InterruptedException {
    ServerSocketChannel listener = LaunchdSockets.activateOne("Listeners");
    IdleExit idle = IdleExit.after(Answer.idleTime(args));
    ExecutorService threads = Executors.newCachedThreadPool();
    boolean serving = true;
    while (serving) {
      try {
        SocketChannel connection = idle.accept(listener);
        if (connection == null) {
          serving = false;
        } else {
          threads.execute(() -> answer(connection));
        }
      } catch (IOException e) { // no descriptor is free, perhaps
        System.err.println("cannot accept: " + e.getMessage());
        Thread.sleep(100);
      }
    }
    threads.shutdown();
  }

  private static void answer(SocketChannel connection) {
    try (connection) {
      connection.read(ByteBuffer.allocate(1_024)); // what it asks does not matter here
      Channels.newOutputStream(connection).write(Answer.HTTP.getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      System.err.println("the client has gone: " + e.getMessage());
    }
  }
}
