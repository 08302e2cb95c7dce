package io.github.launchd4j.testkit;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** A server for inetd's Wait: takes the socket on descriptor 0, answers once, and exits. */
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
      SocketAddress client = datagrams.receive(ByteBuffer.allocate(16));
      datagrams.send(answer, client);
    } else {
      throw new IOException("descriptor 0 is " + channel);
    }
  }
}
