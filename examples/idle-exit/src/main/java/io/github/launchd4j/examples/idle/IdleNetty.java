package io.github.launchd4j.examples.idle;

import io.github.launchd4j.socket.IdleExit;
import io.github.launchd4j.socket.LaunchdSockets;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.util.ReferenceCountUtil;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;

/** The same with Netty. */
public final class IdleNetty {
  private IdleNetty() {}

  /** An argument is another idle time, such as PT0.5S. */
  public static void main(String[] args) throws Exception {
    MultiThreadIoEventLoopGroup loops = new MultiThreadIoEventLoopGroup(NioIoHandler.newFactory());
    IdleExit idle = IdleExit.after(Answer.idleTime(args));
    for (ServerSocketChannel listener : LaunchdSockets.activate("Listeners")) {
      new ServerBootstrap()
          .group(loops)
          .channelFactory(() -> new IdleServerChannel(idle, listener))
          .childHandler(new Text())
          .register()
          .sync();
    }
  }

  @Sharable
  private static final class Text extends ChannelInboundHandlerAdapter {
    @Override
    public void channelRead(ChannelHandlerContext client, Object request) {
      ReferenceCountUtil.release(request); // what it asks does not matter here
      client
          .writeAndFlush(Unpooled.copiedBuffer(Answer.HTTP, StandardCharsets.US_ASCII))
          .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
      System.err.println("the client has gone: " + cause.getMessage());
      ChannelFuture unused = client.close();
    }
  }
}
