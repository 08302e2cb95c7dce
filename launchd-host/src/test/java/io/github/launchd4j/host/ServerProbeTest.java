package io.github.launchd4j.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real servers, asked once. */
class ServerProbeTest {
  private static final InetSocketAddress ANY =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

  @TempDir private Path folder = Path.of("");

  @Test
  void aConnectionIsAnAnswer() throws IOException {
    String tcp;
    try (ServerSocketChannel server = ServerSocketChannel.open().bind(ANY)) {
      tcp = "tcp://127.0.0.1:" + server.socket().getLocalPort();
      assertEquals(Optional.empty(), ask(tcp));
    }
    assertTrue(ask(tcp).orElse("").startsWith(tcp + " does not answer: "), ask(tcp).toString());
    Path path = folder.resolve("socket");
    try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      server.bind(UnixDomainSocketAddress.of(path));
      assertEquals(Optional.empty(), ask("unix:" + path));
    }
  }

  @Test
  void anyStatusBelow500IsAnAnswer() throws IOException {
    HttpServer server = HttpServer.create(ANY, 0);
    server.createContext(
        "/",
        exchange -> {
          int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    server.start();
    try {
      String http = "http://127.0.0.1:" + server.getAddress().getPort();
      assertEquals(Optional.empty(), ask(http + "/200"));
      assertEquals(Optional.empty(), ask(http + "/404"));
      assertTrue(ask(http + "/503").orElse("").endsWith("status 503"));
    } finally {
      server.stop(0);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://host/", "web", "tcp://host", "tcp:80"})
  void anotherAddressIsRefused(String uri) {
    assertThrows(IllegalArgumentException.class, () -> new ServerProbe(URI.create(uri)));
  }

  private static Optional<String> ask(String uri) throws IOException {
    return new ServerProbe(URI.create(uri)).failure(Duration.ZERO);
  }
}
