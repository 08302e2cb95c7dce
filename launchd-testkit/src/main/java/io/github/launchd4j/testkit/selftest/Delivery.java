package io.github.launchd4j.testkit.selftest;

import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.ErrnoException;
import io.github.launchd4j.testkit.jna.RawSockets;
import io.github.launchd4j.testkit.jna.Sockets;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Sockets as they are delivered, in words; no library has touched them before. */
final class Delivery {
  private static final int FIRST_OF_SYSTEMD = 3; // SD_LISTEN_FDS_START, sd_listen_fds(3)

  private Delivery() {}

  /** What one call for a name gives, a line for the call and one for each descriptor. */
  static List<String> activate(String name) throws IOException {
    return RawSockets.isLaunchdHere() ? byLaunchd(name) : bySystemd(name, System.getenv());
  }

  private static List<String> byLaunchd(String name) throws IOException {
    RawSockets.Activated activated = RawSockets.activate(name);
    return lines(
        "launch_activate_socket \"%s\": number %d, descriptors %d"
            .formatted(name, activated.number(), activated.descriptors().size()),
        activated.descriptors());
  }

  private static List<String> bySystemd(String name, Map<String, String> variables)
      throws IOException {
    String pid = variables.get("LISTEN_PID");
    if (!String.valueOf(ProcessHandle.current().pid()).equals(pid)) {
      String whose = pid == null ? "is not set" : "is another process";
      return List.of("LISTEN_FDS \"" + name + "\": LISTEN_PID " + whose);
    }
    String[] names = variables.getOrDefault("LISTEN_FDNAMES", "").split(":", -1);
    List<Integer> descriptors =
        IntStream.range(0, names.length)
            .filter(i -> names[i].equals(name))
            .mapToObj(i -> FIRST_OF_SYSTEMD + i)
            .toList();
    return lines(
        "LISTEN_FDS \"%s\": descriptors %d".formatted(name, descriptors.size()), descriptors);
  }

  private static List<String> lines(String first, List<Integer> descriptors) {
    List<String> lines = new ArrayList<>(List.of(first));
    descriptors.forEach(fd -> lines.add("  " + describe(fd)));
    return lines;
  }

  /** One descriptor: flags, kind, address, and what accept(2) says where it does not listen. */
  static String describe(int fd) {
    if (fd < 0) {
      return "fd " + fd;
    }
    StringBuilder text = new StringBuilder("fd " + fd);
    add(text, "FD_CLOEXEC", () -> RawSockets.isCloseOnExec(fd));
    add(text, "O_NONBLOCK", () -> RawSockets.isNonBlocking(fd));
    add(text, "SO_TYPE", () -> RawSockets.type(fd));
    add(text, "SO_ACCEPTCONN", () -> RawSockets.isListening(fd));
    add(text, "getsockname", () -> address(Sockets.getsockname(fd)));
    try {
      if (RawSockets.type(fd) == Constants.SOCK_STREAM && !RawSockets.isListening(fd)) {
        add(text, "accept", () -> Sockets.accept(fd));
      }
    } catch (IOException e) {
      return text.toString(); // SO_TYPE has told it
    }
    return text.toString();
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

  private static void add(StringBuilder text, String name, Answer answer) {
    text.append(", ").append(name).append(' ');
    try {
      Object value = answer.get();
      text.append(value instanceof Boolean set ? (set ? "1" : "0") : value);
    } catch (ErrnoException e) {
      text.append(e.nameAndNumber());
    } catch (IOException e) {
      text.append(e);
    }
  }
}
