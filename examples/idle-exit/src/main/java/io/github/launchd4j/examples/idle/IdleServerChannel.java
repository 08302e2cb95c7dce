package io.github.launchd4j.examples.idle;

import io.github.launchd4j.socket.IdleExit;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;

/** Netty's NIO server channel, but it accepts through IdleExit. */
final class IdleServerChannel extends NioServerSocketChannel {
  private final IdleExit idle;

  IdleServerChannel(IdleExit idle, ServerSocketChannel listener) {
    super(listener);
    this.idle = idle;
  }

  @Override
  protected int doReadMessages(List<Object> accepted) throws IOException {
    SocketChannel connection = idle.accept(javaChannel());
    if (connection == null) {
      return 0;
    }
    accepted.add(new NioSocketChannel(this, connection));
    return 1;
  }
}
