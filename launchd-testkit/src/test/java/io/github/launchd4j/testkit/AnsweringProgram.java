package io.github.launchd4j.testkit;

import io.github.launchd4j.socket.LaunchdSockets;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * A server as a user writes it: {@code AnsweringProgram COUNT NAME...} activates the sockets of
 * each name, answers that many connections with its pid and the socket's name, and exits.
 */
public final class AnsweringProgram {
  private AnsweringProgram() {}

  public static void main(String[] args) throws IOException {
    try (Selector selector = Selector.open()) {
      for (String name : Arrays.asList(args).subList(1, args.length)) {
        List<ServerSocketChannel> listeners = LaunchdSockets.activate(name);
        for (ServerSocketChannel listener : listeners) {
          listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT, name);
        }
      }
      for (int left = Integer.parseInt(args[0]); left > 0; ) {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          left -= answer((ServerSocketChannel) key.channel(), (String) key.attachment(), left);
        }
        selector.selectedKeys().clear();
      }
    }
  }

  private static int answer(ServerSocketChannel listener, String name, int left)
      throws IOException {
    if (left == 0) {
      return 0;
    }
    try (SocketChannel client = listener.accept()) {
      if (client == null) {
        return 0;
      }
      String answer = ProcessHandle.current().pid() + " " + name;
      client.write(ByteBuffer.wrap(answer.getBytes(StandardCharsets.UTF_8)));
      return 1;
    }
  }
}
