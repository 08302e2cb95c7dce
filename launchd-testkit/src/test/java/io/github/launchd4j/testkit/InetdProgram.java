package io.github.launchd4j.testkit;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/**
 * A server for inetd's Wait: takes the socket on descriptor 0, answers a connection or receives a
 * datagram, and exits.
 */
public final class InetdProgram {
  private InetdProgram() {}

  public static void main(String[] args) throws IOException {
    Channel channel = System.inheritedChannel();
    ByteBuffer answer = StandardCharsets.UTF_8.encode("pid " + ProcessHandle.current().pid());
    if (channel instanceof ServerSocketChannel listener) {
      try (SocketChannel client = listener.accept()) {
        client.write(answer);
      }
    } else if (channel instanceof DatagramChannel datagrams) {
      // It could not answer: the JDK takes an inherited datagram socket for IPv6 (seen on 25).
      datagrams.receive(ByteBuffer.allocate(16));
    } else {
      throw new IOException("descriptor 0 is " + channel);
    }
  }
}
