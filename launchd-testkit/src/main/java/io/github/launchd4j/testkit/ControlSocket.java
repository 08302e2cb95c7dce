package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.file.Trust;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.FileModes;
import io.github.launchd4j.testkit.socket.SocketFile;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A Unix socket at which a domain accepts commands: words, one per line, then an empty line. The
 * answer is the exit status and 1 or 2 for standard output or error, on a line of their own, and a
 * text. Only this user and root are answered.
 */
final class ControlSocket implements AutoCloseable {
  // S_IFMT and S_IFSOCK, sys/stat.h, the same on both systems
  private static final int TYPE = 0170000;
  private static final int SOCKET = 0140000;
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(200);

  private final SocketFile file;
  private final ServerSocketChannel listener;
  private final Control control;

  private ControlSocket(SocketFile file, ServerSocketChannel listener, Control control) {
    this.file = file;
    this.listener = listener;
    this.control = control;
  }

  static ControlSocket open(Path path, Control control) throws IOException {
    Trust.checkFolders(path);
    if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      checkLeftOver(path);
      Files.delete(path);
    }
    ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try {
      listener.bind(UnixDomainSocketAddress.of(path));
      SocketFile file = SocketFile.at(path);
      FileModes.set(path, 0600);
      ControlSocket socket = new ControlSocket(file, listener, control);
      start(socket::serve, "launchd-emulator control");
      return socket;
    } catch (IOException e) {
      listener.close();
      throw new IOException(
          "cannot open the control socket \"" + path + "\": " + e.getMessage(), e);
    }
  }

  /** Whether a file was left by an emulator of this user that was killed; nothing else may go. */
  private static void checkLeftOver(Path path) throws IOException {
    int mode = (int) Files.getAttribute(path, "unix:mode", LinkOption.NOFOLLOW_LINKS);
    int owner = (int) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
    if ((mode & TYPE) != SOCKET || owner != Accounts.currentUid()) {
      throw new IOException(
          "cannot open the control socket \"%s\": there is a file of that name, and it is not a socket of yours; choose another path"
              .formatted(path));
    }
    if (answers(path)) {
      throw new IOException(
          "the control socket \"" + path + "\" belongs to another emulator; choose another path");
    }
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
      if (Peer.stranger(client).isPresent()) {
        return; // connected before the file had its mode
      }
      String answer;
      try {
        answer = "0 1\n" + control.perform(ControlRequest.read(client, PATIENCE));
      } catch (LaunchctlException e) {
        answer = e.number() + " 2\n" + e.getMessage() + "\n";
      } catch (RuntimeException e) {
        answer = LaunchctlException.EIO + " 2\n" + e + "\n";
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
    file.remove();
  }
}
