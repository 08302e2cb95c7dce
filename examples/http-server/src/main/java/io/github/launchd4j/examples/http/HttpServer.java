package io.github.launchd4j.examples.http;

import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * Serves on the sockets that launchd or systemd opened, or on 127.0.0.1:8080 when started by hand.
 */
public final class HttpServer {
  private HttpServer() {}

  public static void main(String[] args) throws Exception {
    Server server = new Server();
    for (ServerSocketChannel listener : listeners()) {
      ServerConnector connector = new ServerConnector(server);
      connector.open(listener);
      server.addConnector(connector);
    }
    server.setHandler(new Greeting());
    server.setStopAtShutdown(true);
    server.start();
    server.join();
  }

  private static List<ServerSocketChannel> listeners() throws IOException {
    return LaunchdSockets.activateOrBind(
        "Listeners", new InetSocketAddress(InetAddress.getLoopbackAddress(), 8080));
  }
}
