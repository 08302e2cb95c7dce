package io.github.launchd4j.agent;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Clients of a server: HTTP 1.0 with the least of words, and datagrams. */
final class Asking {
  static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String REQUEST = "GET / HTTP/1.0\r\n\r\n";

  private Asking() {}

  /** What follows the head, or everything if there is none. */
  static String stream(SocketAddress address) throws Exception {
    return CompletableFuture.supplyAsync(() -> request(address))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  /** Of a server that binds by itself, as soon as it has. */
  static String streamOnceUp(int port) throws Exception {
    SocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    long end = System.nanoTime() + PATIENCE.toNanos();
    String answer = stream(address);
    while (answer.contains("ConnectException") && System.nanoTime() < end) {
      Thread.sleep(20);
      answer = stream(address);
    }
    return answer;
  }

  private static String request(SocketAddress address) {
    try (SocketChannel client = SocketChannel.open(address)) {
      client.write(StandardCharsets.UTF_8.encode(REQUEST));
      String answer =
          new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.UTF_8);
      return answer.substring(answer.lastIndexOf('\n') + 1);
    } catch (IOException e) {
      return e.toString();
    }
  }

  static String datagram(SocketAddress address) throws Exception {
    return CompletableFuture.supplyAsync(() -> packet(address))
        .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
  }

  private static String packet(SocketAddress address) {
    try (DatagramChannel client = DatagramChannel.open(StandardProtocolFamily.INET)) {
      client.connect(address);
      client.write(StandardCharsets.UTF_8.encode(REQUEST));
      ByteBuffer answer = ByteBuffer.allocate(1024);
      client.read(answer);
      return StandardCharsets.UTF_8.decode(answer.flip()).toString();
    } catch (IOException e) {
      return e.toString();
    }
  }
}
