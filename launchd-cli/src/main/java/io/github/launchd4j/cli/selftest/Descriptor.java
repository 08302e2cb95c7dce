package io.github.launchd4j.cli.selftest;

import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.ErrnoException;
import io.github.launchd4j.testkit.jna.RawSockets;
import io.github.launchd4j.testkit.jna.Sockets;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;

/** One descriptor in words: every fact is asked for, whatever became of the one before. */
final class Descriptor {
  private final int fd;
  private final StringBuilder text;

  private Descriptor(int fd) {
    this.fd = fd;
    this.text = new StringBuilder("fd " + fd);
  }

  /** Flags, kind, whether it listens, address, and what accept(2) says if it does not. */
  static String describe(int fd) {
    Descriptor descriptor = new Descriptor(fd);
    if (fd >= 0) {
      descriptor.ask();
    }
    return descriptor.text.toString();
  }

  private void ask() {
    add("FD_CLOEXEC", () -> RawSockets.isCloseOnExec(fd));
    add("O_NONBLOCK", () -> RawSockets.isNonBlocking(fd));
    add("SO_TYPE", () -> RawSockets.type(fd));
    add("SO_ACCEPTCONN", () -> RawSockets.isListening(fd));
    add("soi_options", () -> "0x%04x".formatted(RawSockets.options(fd)));
    add("getsockname", () -> address(Sockets.getsockname(fd)));
    if (isDeaf()) {
      add("accept", () -> Sockets.accept(fd));
    }
  }

  /** Whether it is known not to listen: accept(2) of a listener would wait for a client. */
  private boolean isDeaf() {
    try {
      return RawSockets.type(fd) == Constants.SOCK_STREAM && !listens();
    } catch (IOException e) {
      return false; // the line has told it
    }
  }

  private boolean listens() throws IOException {
    try {
      return RawSockets.isListening(fd);
    } catch (IOException e) {
      return (RawSockets.options(fd) & RawSockets.LISTENS) != 0;
    }
  }

  private static String address(SocketAddress address) throws IOException {
    if (!(address instanceof UnixDomainSocketAddress unix) || unix.toString().isEmpty()) {
      return address.toString();
    }
    Path path = unix.getPath();
    return "%s (mode %04o, owner %s, group %s)"
        .formatted(
            path.getFileName(),
            (int) Files.getAttribute(path, "unix:mode") & 07777,
            Files.getAttribute(path, "unix:uid"),
            Files.getAttribute(path, "unix:gid"));
  }

  private interface Answer {
    Object get() throws IOException;
  }

  private void add(String name, Answer answer) {
    text.append(", ").append(name).append(' ');
    try {
      Object value = answer.get();
      text.append(value instanceof Boolean set ? (set ? "1" : "0") : value);
    } catch (ErrnoException e) {
      text.append(e.nameAndNumber());
    } catch (IOException | RuntimeException e) {
      text.append(e.getMessage());
    }
  }
}
