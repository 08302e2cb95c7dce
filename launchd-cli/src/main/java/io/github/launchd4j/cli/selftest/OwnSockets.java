package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.jna.Sockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.util.List;

/** What the system says of sockets that this process made itself, whose state is known. */
final class OwnSockets {
  private OwnSockets() {}

  static List<String> lines() throws IOException {
    int bound = bound();
    int listener = bound();
    int client = Sockets.socket(StandardProtocolFamily.INET, Constants.SOCK_STREAM);
    try {
      Sockets.listen(listener, 1);
      Sockets.connect(client, Sockets.getsockname(listener));
      int accepted = Sockets.accept(listener).orElseThrow();
      try {
        return List.of(
            "bound: " + Descriptor.describe(bound),
            "listens: " + Descriptor.describe(listener),
            "connection: " + Descriptor.describe(accepted));
      } finally {
        Descriptors.close(accepted);
      }
    } finally {
      Descriptors.close(client);
      Descriptors.close(listener);
      Descriptors.close(bound);
    }
  }

  private static int bound() throws IOException {
    int fd = Sockets.socket(StandardProtocolFamily.INET, Constants.SOCK_STREAM);
    Sockets.bind(fd, new InetSocketAddress(Loopback.ADDRESS, 0));
    return fd;
  }
}
