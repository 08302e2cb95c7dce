package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.SocketActivationException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;

/** Has sockets of its own when it activates a name, and uses them afterwards. */
public final class OwnSocketsProgram {
  private OwnSocketsProgram() {}

  public static void main(String[] names) throws IOException {
    try (ServerSocketChannel own =
            ServerSocketChannel.open()
                .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        SocketChannel client = SocketChannel.open(own.getLocalAddress());
        SocketChannel accepted = own.accept()) {
      try {
        LaunchdSockets.activate(names[0]);
      } catch (SocketActivationException e) {
        System.out.println(e.getMessage());
      }
      client.write(ByteBuffer.wrap(new byte[] {1}));
      accepted.read(ByteBuffer.allocate(1));
      SocketChannel.open(own.getLocalAddress()).close();
      own.accept().close();
    }
    System.out.println("the program's own sockets still serve");
    System.out.println(ActivatingProgram.END);
  }
}
