package io.github.launchd4j.examples.idle;

import io.github.launchd4j.socket.IdleExit;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Jetty's connector, but it accepts through IdleExit. */
final class IdleConnector extends ServerConnector {
  private final IdleExit idle;
  private final ServerSocketChannel listener;

  /** One acceptor thread: without any, Jetty accepts elsewhere. */
  IdleConnector(Server server, IdleExit idle, ServerSocketChannel listener) throws IOException {
    super(server, 1, -1);
    this.idle = idle;
    this.listener = listener;
    open(listener);
  }

  @Override
  public void accept(int acceptor) throws IOException {
    SocketChannel connection = idle.accept(listener);
    if (connection == null) {
      setAccepting(false);
      return;
    }
    connection.configureBlocking(false);
    connection.setOption(StandardSocketOptions.TCP_NODELAY, true);
    getSelectorManager().accept(connection);
  }
}
