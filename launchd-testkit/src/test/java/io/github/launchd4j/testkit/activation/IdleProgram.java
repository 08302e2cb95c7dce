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
 * Answers every connection with its process id, and exits when nobody asked for as many
 * milliseconds as its argument says. With a second argument an answer takes so many, and the
 * program prints when it has accepted a connection.
 */
public final class IdleProgram {
  static final String ACCEPTED = "accepted";

  private IdleProgram() {}

  public static void main(String[] milliseconds) throws IOException {
    ServerSocketChannel listener = LaunchdSockets.activate("Listeners").get(0);
    IdleExit idle = IdleExit.after(Duration.ofMillis(Long.parseLong(milliseconds[0])));
    boolean slow = milliseconds.length > 1;
    Duration work = Duration.ofMillis(slow ? Long.parseLong(milliseconds[1]) : 0);
    ExecutorService executor = Executors.newCachedThreadPool();
    for (SocketChannel next = idle.accept(listener); next != null; next = idle.accept(listener)) {
      SocketChannel connection = next;
      if (slow) {
        System.out.println(ACCEPTED);
      }
      executor.execute(() -> answer(connection, work));
    }
  }

  private static void answer(SocketChannel connection, Duration work) {
    try (connection) {
      Thread.sleep(work.toMillis());
      connection.read(ByteBuffer.allocate(1_024)); // unread, it would make the close a reset
      connection.write(
          StandardCharsets.UTF_8.encode("process " + ProcessHandle.current().pid() + "\n"));
    } catch (IOException | InterruptedException e) {
      System.err.println(e);
    }
  }
}
