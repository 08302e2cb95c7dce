package io.github.launchd4j.agent;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousServerSocketChannel;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.Channels;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A server that knows nothing of launchd: it binds the address that it is told, in one of the ways
 * that the JDK has, and answers each request with the address that it believes to be at.
 */
final class JdkServer {

  /** The ways. */
  enum Kind {
    HTTP,
    SERVER_SOCKET,
    TIMED_SERVER_SOCKET,
    VIRTUAL_SERVER_SOCKET,
    CHANNEL,
    SELECTOR,
    EARLY_SELECTOR,
    UNIX,
    ASYNCHRONOUS,
    REBOUND,
    DATAGRAM_CHANNEL,
    DATAGRAM_SOCKET,
    /** Ends as soon as it has bound. */
    ONCE
  }

  private static final int TICK = 50;

  private JdkServer() {}

  public static void main(String[] args) throws Exception {
    Kind kind = Kind.valueOf(args[0]);
    SocketAddress address =
        kind == Kind.UNIX
            ? UnixDomainSocketAddress.of(Path.of(args[1]))
            : new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(args[1]));
    switch (kind) {
      case HTTP -> http((InetSocketAddress) address);
      case SERVER_SOCKET -> serve(bound(address));
      case TIMED_SERVER_SOCKET -> serveTimed(bound(address));
      case VIRTUAL_SERVER_SOCKET -> serveVirtually(bound(address));
      case CHANNEL -> serve(ServerSocketChannel.open().bind(address));
      case SELECTOR -> select(address, false);
      case EARLY_SELECTOR -> select(address, true);
      case UNIX -> serve(ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address));
      case ASYNCHRONOUS -> serve(AsynchronousServerSocketChannel.open().bind(address));
      case REBOUND -> rebind(address);
      case DATAGRAM_CHANNEL -> serve(DatagramChannel.open().bind(address));
      case DATAGRAM_SOCKET -> serve(new DatagramSocket(address));
      case ONCE -> bound(address).close();
    }
  }

  private static void http(InetSocketAddress address) throws IOException {
    HttpServer server = HttpServer.create(address, 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = answer(server.getAddress());
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    server.start();
  }

  private static ServerSocket bound(SocketAddress address) throws IOException {
    ServerSocket server = new ServerSocket();
    server.bind(address);
    return server;
  }

  private static void serve(ServerSocket server) throws IOException {
    while (true) {
      try (Socket client = server.accept()) {
        answer(client.getInputStream(), client.getOutputStream(), server.getLocalSocketAddress());
      }
    }
  }

  private static void serveTimed(ServerSocket server) throws IOException {
    server.setSoTimeout(TICK);
    while (true) {
      try {
        serve(server);
      } catch (SocketTimeoutException e) {
        // the next try
      }
    }
  }

  private static void serveVirtually(ServerSocket server) throws Exception {
    Runnable loop =
        () -> {
          try {
            serve(server);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        };
    Thread thread =
        (Thread) Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, loop);
    thread.join();
  }

  private static void serve(ServerSocketChannel server) throws IOException {
    while (true) {
      try (SocketChannel client = server.accept()) {
        answer(client, server.getLocalAddress());
      }
    }
  }

  private static void select(SocketAddress address, boolean early) throws IOException {
    try (Selector selector = Selector.open();
        ServerSocketChannel server = ServerSocketChannel.open()) {
      server.configureBlocking(false);
      if (early) {
        server.register(selector, SelectionKey.OP_ACCEPT);
        selector.select(TICK);
        server.bind(address);
      } else {
        server.bind(address);
        server.register(selector, SelectionKey.OP_ACCEPT);
      }
      while (true) {
        selector.select();
        selector.selectedKeys().clear();
        try (SocketChannel client = server.accept()) {
          if (client != null) {
            client.configureBlocking(true);
            answer(client, server.getLocalAddress());
          }
        }
      }
    }
  }

  private static void serve(AsynchronousServerSocketChannel server) throws Exception {
    while (true) {
      try (AsynchronousSocketChannel client = server.accept().get()) {
        InputStream in = Channels.newInputStream(client);
        answer(in, Channels.newOutputStream(client), server.getLocalAddress());
      }
    }
  }

  /** What a server does that reloads its configuration. */
  private static void rebind(SocketAddress address) throws IOException {
    for (int i = 0; i < 3; i++) {
      ServerSocketChannel.open().bind(address).close();
      bound(address).close();
    }
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(address)) {
      try (ServerSocket second = new ServerSocket()) {
        second.bind(address);
        System.out.println("bound twice");
      } catch (IOException e) {
        System.out.println(e.getMessage());
      }
      serve(server);
    }
  }

  private static void serve(DatagramChannel server) throws IOException {
    ByteBuffer packet = ByteBuffer.allocate(TICK);
    while (true) {
      SocketAddress client = server.receive(packet.clear());
      server.send(ByteBuffer.wrap(answer(server.getLocalAddress())), client);
    }
  }

  private static void serve(DatagramSocket server) throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[TICK], TICK);
    while (true) {
      server.receive(packet);
      byte[] answer = answer(server.getLocalSocketAddress());
      server.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
    }
  }

  private static void answer(SocketChannel client, SocketAddress address) throws IOException {
    answer(Channels.newInputStream(client), Channels.newOutputStream(client), address);
  }

  /** A client that resets is no reason to end. */
  private static void answer(InputStream in, OutputStream out, SocketAddress address) {
    try {
      int lines = 0;
      for (int c = in.read(); c >= 0; c = in.read()) {
        lines += c == '\n' ? 1 : 0;
        if (lines == 2) {
          out.write(answer(address));
          return;
        }
      }
    } catch (IOException e) {
      System.out.println("client gone");
    }
  }

  private static byte[] answer(SocketAddress address) {
    return ("at " + address).getBytes(StandardCharsets.UTF_8);
  }
}
