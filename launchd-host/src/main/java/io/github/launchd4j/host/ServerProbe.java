package io.github.launchd4j.host;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * A question to an installed server, which shows that it answers: {@code http://}, {@code https://}
 * (any status below 500 will do), {@code tcp://HOST:PORT} or {@code unix:/PATH} (a connection).
 * Immutable.
 *
 * @param uri whom to ask
 */
public record ServerProbe(URI uri) {
  private static final Set<String> SCHEMES = Set.of("http", "https", "tcp", "unix");
  private static final int ONE_ANSWER = 5000; // milliseconds
  private static final int SERVER_ERROR = 500;

  /**
   * Asks nothing yet.
   *
   * @throws IllegalArgumentException if the scheme is another one, or a tcp: has no port
   */
  public ServerProbe {
    if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme())) {
      throw new IllegalArgumentException(
          "\""
              + uri
              + "\" cannot be probed; write http://…, https://…, tcp://HOST:PORT or unix:/PATH");
    }
    if (uri.getScheme().equals("tcp") && (uri.getHost() == null || uri.getPort() < 0)) {
      throw new IllegalArgumentException(
          "\"" + uri + "\" needs a host and a port: tcp://127.0.0.1:80");
    }
  }

  /** Asks until there is an answer, for that long at most; why there is none. */
  Optional<String> failure(Duration patience) throws IOException {
    long end = System.nanoTime() + patience.toNanos();
    Optional<String> why = ask();
    while (why.isPresent() && System.nanoTime() - end < 0) {
      Pause.shortly();
      why = ask();
    }
    return why.map(reason -> uri + " does not answer: " + reason);
  }

  private Optional<String> ask() {
    try {
      return switch (uri.getScheme()) {
        case "tcp" -> connect(new InetSocketAddress(uri.getHost(), uri.getPort()));
        case "unix" -> connect(UnixDomainSocketAddress.of(uri.getSchemeSpecificPart()));
        default -> get();
      };
    } catch (IOException | IllegalArgumentException e) {
      return Optional.of(e.toString());
    }
  }

  private static Optional<String> connect(SocketAddress address) throws IOException {
    if (address instanceof UnixDomainSocketAddress) {
      try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
        channel.connect(address);
      }
    } else {
      try (SocketChannel channel = SocketChannel.open()) {
        channel.socket().connect(address, ONE_ANSWER);
      }
    }
    return Optional.empty();
  }

  private Optional<String> get() throws IOException {
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setConnectTimeout(ONE_ANSWER);
    connection.setReadTimeout(ONE_ANSWER);
    connection.setInstanceFollowRedirects(false);
    try {
      int status = connection.getResponseCode();
      return status < SERVER_ERROR ? Optional.empty() : Optional.of("status " + status);
    } finally {
      connection.disconnect();
    }
  }
}
