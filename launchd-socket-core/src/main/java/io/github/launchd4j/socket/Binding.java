package io.github.launchd4j.socket;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;

/** Listening without a manager. */
final class Binding {
  private Binding() {}

  /** A channel for each address; all of them or, on failure, none. */
  static List<ServerSocketChannel> bind(SocketAddress... addresses) throws IOException {
    List<ServerSocketChannel> bound = new ArrayList<>();
    try {
      for (SocketAddress address : addresses) {
        ServerSocketChannel channel = open(address);
        bound.add(channel);
        bind(channel, address);
      }
      return List.copyOf(bound);
    } catch (IOException e) {
      Activation.close(bound);
      throw e;
    }
  }

  private static ServerSocketChannel open(SocketAddress address) throws IOException {
    return address instanceof UnixDomainSocketAddress
        ? ServerSocketChannel.open(StandardProtocolFamily.UNIX)
        : ServerSocketChannel.open();
  }

  /** Whether the file of a socket is there, and nobody who listens. */
  private static boolean isLeftBehind(UnixDomainSocketAddress address) throws IOException {
    Path path = address.getPath();
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)
        || !Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
            .isOther()) {
      return false;
    }
    try {
      SocketChannel.open(address).close();
      return false;
    } catch (ConnectException refused) {
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void bind(ServerSocketChannel channel, SocketAddress address) throws IOException {
    try {
      if (address instanceof UnixDomainSocketAddress unix && isLeftBehind(unix)) {
        Files.delete(unix.getPath());
      }
      channel.bind(address);
    } catch (IOException e) {
      throw new IOException(
          "cannot bind "
              + address
              + ": "
              + e.getMessage()
              + "; stop the program that has it, or use another address",
          e);
    }
  }
}
