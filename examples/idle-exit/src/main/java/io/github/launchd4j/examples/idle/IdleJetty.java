package io.github.launchd4j.examples.idle;

import io.github.launchd4j.socket.IdleExit;
import io.github.launchd4j.socket.LaunchdSockets;
import java.nio.channels.ServerSocketChannel;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.Callback;

/** The same with Jetty. */
public final class IdleJetty {
  private IdleJetty() {}

  /** An argument is another idle time, such as PT0.5S. */
  public static void main(String[] args) throws Exception {
    Server server = new Server();
    IdleExit idle = IdleExit.after(Answer.idleTime(args));
    for (ServerSocketChannel listener : LaunchdSockets.activate("Listeners")) {
      server.addConnector(new IdleConnector(server, idle, listener));
    }
    server.setHandler(new Text());
    server.start();
  }

  private static final class Text extends Handler.Abstract.NonBlocking {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
      Content.Sink.write(response, true, Answer.TEXT, callback);
      return true;
    }
  }
}
