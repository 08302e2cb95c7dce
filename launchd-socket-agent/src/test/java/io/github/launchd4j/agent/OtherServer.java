package io.github.launchd4j.agent;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.undertow.Undertow;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.File;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;

/**
 * Servers that people use, as their manuals have them: they bind 127.0.0.1 and the port that they
 * are told, and answer each request with the address that they believe to be at.
 */
final class OtherServer {

  /** The servers. */
  enum Kind {
    JETTY,
    TOMCAT_NIO,
    TOMCAT_NIO2,
    UNDERTOW,
    NETTY_NIO,
    NETTY_EPOLL,
    VERTX,
    VERTX_NATIVE
  }

  private static final String HOST = "127.0.0.1";

  private OtherServer() {}

  public static void main(String[] args) throws Exception {
    int port = Integer.parseInt(args[1]);
    switch (Kind.valueOf(args[0])) {
      case JETTY -> jetty(port);
      case TOMCAT_NIO -> tomcat("org.apache.coyote.http11.Http11NioProtocol", port);
      case TOMCAT_NIO2 -> tomcat("org.apache.coyote.http11.Http11Nio2Protocol", port);
      case UNDERTOW -> undertow(port);
      case NETTY_NIO -> netty(NioIoHandler.newFactory(), NioServerSocketChannel.class, port);
      case NETTY_EPOLL -> netty(EpollIoHandler.newFactory(), EpollServerSocketChannel.class, port);
      case VERTX -> vertx(false, port);
      case VERTX_NATIVE -> vertx(true, port);
    }
  }

  private static void jetty(int port) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(HOST);
    connector.setPort(port);
    server.addConnector(connector);
    server.setHandler(
        new Handler.Abstract() {
          @Override
          public boolean handle(Request request, Response response, Callback callback) {
            Content.Sink.write(response, true, at(HOST, connector.getLocalPort()), callback);
            return true;
          }
        });
    server.start();
  }

  private static void tomcat(String protocol, int port) throws Exception {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(System.getProperty("java.io.tmpdir"));
    Connector connector = new Connector(protocol);
    connector.setProperty("address", HOST);
    connector.setPort(port);
    tomcat.setConnector(connector);
    var context = tomcat.addContext("", new File(".").getAbsolutePath());
    Tomcat.addServlet(context, "address", new AddressServlet(connector)).addMapping("/");
    tomcat.start();
    tomcat.getServer().await();
  }

  private static final class AddressServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private final transient Connector connector;

    AddressServlet(Connector connector) {
      this.connector = connector;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(at(HOST, connector.getLocalPort()));
    }
  }

  private static void undertow(int port) {
    Undertow[] server = new Undertow[1];
    server[0] =
        Undertow.builder()
            .addHttpListener(port, HOST)
            .setHandler(
                exchange ->
                    exchange
                        .getResponseSender()
                        .send("at " + server[0].getListenerInfo().get(0).getAddress()))
            .build();
    server[0].start();
  }

  private static void netty(
      IoHandlerFactory handlers, Class<? extends ServerChannel> type, int port) throws Exception {
    new ServerBootstrap()
        .group(new MultiThreadIoEventLoopGroup(1, handlers))
        .channel(type)
        .childHandler(
            new ChannelInitializer<Channel>() {
              @Override
              protected void initChannel(Channel client) {
                client.pipeline().addLast(new Answering());
              }
            })
        .bind(HOST, port)
        .sync();
  }

  /** Answers the whole request at once, since it comes in one packet. */
  private static final class Answering extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext client, ByteBuf request) {
      SocketAddress at = client.channel().parent().localAddress();
      client
          .writeAndFlush(Unpooled.copiedBuffer("at " + at, StandardCharsets.UTF_8))
          .addListener(ChannelFutureListener.CLOSE);
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext client, Throwable cause) {
      var unused = client.close();
    }
  }

  private static void vertx(boolean isNative, int port) {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(isNative));
    if (vertx.isNativeTransportEnabled() != isNative) {
      throw new IllegalStateException(
          "no native transport", vertx.unavailableNativeTransportCause());
    }
    var server = vertx.createHttpServer();
    server.requestHandler(request -> request.response().end(at(HOST, server.actualPort())));
    server.listen(port, HOST).await();
  }

  private static String at(String host, int port) {
    return "at /" + host + ":" + port;
  }
}
