package io.github.launchd4j.examples.unix;

import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * The control socket of a daemon: tells its status to whoever may open the socket's file. The file
 * is launchd's: it made it, with the mode that the job asks for, and the program never deletes it.
 */
public final class StatusServer {
  private StatusServer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    ServerSocketChannel listener = LaunchdSockets.activateOne("Control");
    for (int count = 1; listener.isOpen(); count++) {
      try (SocketChannel client = listener.accept()) {
        tell(client, status(count));
      } catch (IOException e) { // no descriptor is free, perhaps
        System.err.println("cannot accept: " + e.getMessage());
        Thread.sleep(100);
      }
    }
  }

  private static String status(int count) {
    Runtime memory = Runtime.getRuntime();
    return "process %d on Java %s, %d MB in use, answer number %d%n"
        .formatted(
            ProcessHandle.current().pid(),
            Runtime.version().feature(),
            (memory.totalMemory() - memory.freeMemory()) >> 20,
            count);
  }

  private static void tell(SocketChannel client, String status) {
    try {
      Channels.newOutputStream(client).write(status.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      System.err.println("the client has gone: " + e.getMessage());
    }
  }
}
