package io.github.launchd4j.testkit;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A Unix socket at which a domain accepts commands: words, one per line, then an empty line. The
 * answer is a number, 0 for success, on a line of its own, and a text. Whoever may open the file
 * may send commands, so its mode is 0600.
 */
final class ControlSocket implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(200);

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
            "the control socket \"" + path + "\" belongs to another emulator; choose another path");
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
    start(socket::serve, "launchd-emulator control");
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
      try {
        SocketChannel client = listener.accept();
        start(() -> answer(client), "launchd-emulator control client");
      } catch (ClosedChannelException e) {
        return;
      } catch (IOException e) {
        LockSupport.parkNanos(PAUSE.toNanos()); // no free descriptor, or no memory
      }
    }
  }

  private static void start(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    thread.start();
  }

  /** On a thread of its own, so that a silent client does not keep the others waiting. */
  private void answer(SocketChannel client) {
    try (client) {
      String answer;
      try {
        answer = "0\n" + control.perform(ControlRequest.read(client, PATIENCE));
      } catch (LaunchctlException e) {
        answer = e.number() + "\n" + e.getMessage() + "\n";
      } catch (RuntimeException e) {
        answer = LaunchctlException.EIO + "\n" + e + "\n";
      }
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(answer);
      while (bytes.hasRemaining()) {
        client.write(bytes);
      }
    } catch (IOException e) {
      // the client has gone and needs no answer
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
    Files.deleteIfExists(path);
  }
}
