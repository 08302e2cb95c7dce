package io.github.launchd4j.examples.idle;

import io.github.launchd4j.socket.IdleExit;
import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Ends after two seconds without a connection; the next one starts it again. */
public final class IdleServer {
  private IdleServer() {}

  public static void main(String[] args) throws IOException {
    ServerSocketChannel listener = LaunchdSockets.activate("Listeners").get(0);
    IdleExit idle = IdleExit.after(Duration.ofSeconds(2), listener);
    ExecutorService threads = Executors.newCachedThreadPool();
    IdleExit.Connection next = idle.accept(listener);
    while (next != null) {
      IdleExit.Connection connection = next;
      threads.execute(() -> answer(connection));
      next = idle.accept(listener);
    }
    threads.shutdown();
  }

  private static void answer(IdleExit.Connection connection) {
    String answer = "process " + ProcessHandle.current().pid() + "\n";
    try (connection) {
      Channels.newOutputStream(connection.channel()).write(answer.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      System.err.println("the client has gone: " + e.getMessage());
    }
  }
}
