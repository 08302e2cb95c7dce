package io.github.launchd4j.examples.threads;

import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Sends back what comes, on a thread for each connection: a virtual one on JDK 21 and newer. An
 * activated channel blocks a virtual thread as any channel of the JDK does: the thread below is
 * free meanwhile.
 */
public final class EchoServer {
  private EchoServer() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    ExecutorService threads = threadPerConnection();
    ServerSocketChannel listener = LaunchdSockets.activateOne("Echo");
    while (listener.isOpen()) {
      try {
        SocketChannel connection = listener.accept();
        threads.execute(() -> echo(connection));
      } catch (IOException e) { // no descriptor is free, perhaps
        System.err.println("cannot accept: " + e.getMessage());
        Thread.sleep(100);
      }
    }
  }

  /** A program that needs JDK 21 calls the method itself; this one has to compile for 17. */
  private static ExecutorService threadPerConnection() {
    try {
      Object executor =
          MethodHandles.publicLookup()
              .findStatic(
                  Executors.class,
                  "newVirtualThreadPerTaskExecutor",
                  MethodType.methodType(ExecutorService.class))
              .invoke();
      System.out.println("a virtual thread for each connection");
      return (ExecutorService) executor;
    } catch (NoSuchMethodException | UnsupportedOperationException e) {
      System.out.println(
          "a platform thread for each connection: Java "
              + Runtime.version().feature()
              + " has no virtual ones");
      return Executors.newCachedThreadPool();
    } catch (Throwable e) {
      throw new IllegalStateException("cannot make threads", e);
    }
  }

  private static void echo(SocketChannel connection) {
    ByteBuffer buffer = ByteBuffer.allocate(8192);
    try (connection) {
      while (connection.read(buffer) >= 0) {
        connection.write(buffer.flip());
        buffer.compact();
      }
    } catch (IOException e) {
      System.err.println("the client has gone: " + e.getMessage());
    }
  }
}
