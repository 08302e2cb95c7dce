package io.github.launchd4j.testkit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Reads a request at the control socket: words, one per line, then an empty line. */
final class ControlRequest {
  private static final int LONGEST = 64 * 1024;

  private ControlRequest() {}

  /**
   * The words that a client sends; its channel is blocking afterwards.
   *
   * @throws LaunchctlException if they are too long, or do not arrive in that time
   */
  static List<String> read(SocketChannel client, Duration patience) throws IOException {
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    ByteBuffer buffer = ByteBuffer.allocate(1024);
    long end = System.nanoTime() + patience.toNanos();
    client.configureBlocking(false);
    try (Selector selector = Selector.open()) {
      client.register(selector, SelectionKey.OP_READ);
      while (!isWhole(read)) {
        int count = client.read(buffer);
        long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
        if (count < 0) {
          break;
        } else if (left <= 0) {
          throw refused("no request within " + patience.toSeconds() + " s");
        } else if (count == 0) {
          selector.select(left);
          selector.selectedKeys().clear();
        }
        read.write(buffer.array(), 0, buffer.position());
        buffer.clear();
        if (read.size() > LONGEST) {
          throw refused("the request is longer than " + LONGEST + " bytes");
        }
      }
    } finally {
      client.configureBlocking(true);
    }
    return read.toString(StandardCharsets.UTF_8)
        .lines()
        .takeWhile(line -> !line.isEmpty())
        .toList();
  }

  private static boolean isWhole(ByteArrayOutputStream read) {
    String text = read.toString(StandardCharsets.UTF_8);
    return text.startsWith("\n") || text.contains("\n\n");
  }

  private static LaunchctlException refused(String why) {
    return new LaunchctlException(
        LaunchctlException.USAGE, why + "; send one word per line, then an empty line (64)");
  }
}
