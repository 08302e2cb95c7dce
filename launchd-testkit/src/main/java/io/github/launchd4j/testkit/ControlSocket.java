package io.github.launchd4j.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;

/**
 * A Unix socket at which a domain takes commands: the words, one a line, then an empty line. The
 * answer is a number, 0 for success, on a line of its own, and a text. Who may open the file may
 * command, and so it has mode 0600.
 */
final class ControlSocket implements AutoCloseable {
  private final Path path;
  private final ServerSocketChannel listener;
  private final Control control;

  private ControlSocket(Path path, ServerSocketChannel listener, Control control) {
    this.path = path;
    this.listener = listener;
    this.control = control;
  }

  static ControlSocket open(Path path, Control control) throws IOException {
    if (Files.exists(path)) {
      if (answers(path)) {
        throw new IOException(
            "the control socket \"" + path + "\" is another emulator's; choose another path");
      }
      Files.delete(path); // left by one that was killed
    }
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      listener.bind(UnixDomainSocketAddress.of(path));
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "cannot open the control socket \"" + path + "\": " + e.getMessage(), e);
    }
    ControlSocket socket = new ControlSocket(path, listener, control);
    Thread thread = new Thread(socket::serve, "launchd-emulator control");
    thread.setDaemon(true);
    thread.start();
    return socket;
  }

  private static boolean answers(Path path) {
    try {
      SocketChannel.open(UnixDomainSocketAddress.of(path)).close();
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private void serve() {
    while (listener.isOpen()) {
      try (SocketChannel client = listener.accept()) {
        answer(client);
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        // a client that went away, which is its own affair
      }
    }
  }

  private void answer(SocketChannel client) throws IOException {
    BufferedReader in = new BufferedReader(Channels.newReader(client, StandardCharsets.UTF_8));
    List<String> words = new ArrayList<>();
    for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
      words.add(line);
    }
    String answer;
    try {
      answer = "0\n" + control.perform(words);
    } catch (LaunchctlException e) {
      answer = e.number() + "\n" + e.getMessage() + "\n";
    } catch (RuntimeException e) {
      answer = LaunchctlException.EIO + "\n" + e + "\n";
    }
    client.write(StandardCharsets.UTF_8.encode(answer));
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Files.deleteIfExists(path);
  }
}
