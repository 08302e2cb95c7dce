package io.github.launchd4j.testkit.socket;

import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.jna.Sockets;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.util.Optional;

/** A socket of a job, open in the emulator for as long as the job is loaded. */
public final class OpenSocket {
  // kern.ipc.somaxconn, macOS; launchd-842 liblaunch passes it on.
  private static final int BACKLOG = 128;

  private final String name;
  private final int fd;
  private final SocketAddress address;
  private final Optional<SocketFile> file;
  private final boolean dead;

  private OpenSocket(
      String name, int fd, SocketAddress address, Optional<SocketFile> file, boolean dead) {
    this.dead = dead;
    this.name = name;
    this.fd = fd;
    this.address = address;
    this.file = file;
  }

  /**
   * Opens one socket as launchd does: a passive one is bound, and a stream socket listens; any
   * other is connected (launchd-842, launchctl.c, sock_dict_edit_entry).
   */
  public static OpenSocket open(String name, SocketEntry entry, Endpoint endpoint)
      throws IOException {
    boolean stream = entry.sockType() == SockType.STREAM;
    int fd =
        Sockets.socket(endpoint.family(), stream ? Constants.SOCK_STREAM : Constants.SOCK_DGRAM);
    Optional<SocketFile> file = Optional.empty();
    try {
      if (!entry.sockPassive()) {
        Sockets.connect(fd, endpoint.address());
        return new OpenSocket(name, fd, endpoint.address(), file, false);
      }
      if (endpoint.address() instanceof UnixDomainSocketAddress unix) {
        file = Optional.of(SocketFile.bind(fd, unix, entry));
      } else {
        bind(fd, entry, endpoint);
      }
      if (stream) {
        Sockets.listen(fd, BACKLOG);
      }
      return new OpenSocket(name, fd, Sockets.getsockname(fd), file, false);
    } catch (IOException | RuntimeException e) {
      Descriptors.close(fd);
      if (file.isPresent()) {
        file.get().remove();
      }
      throw e;
    }
  }

  /**
   * What launchd hands out if bind(2) or listen(2) fails: a socket that is neither bound nor
   * listening (seen on macOS: accept(2) gives EINVAL).
   */
  public static OpenSocket dead(String name, SocketEntry entry, Endpoint endpoint)
      throws IOException {
    boolean stream = entry.sockType() == SockType.STREAM;
    int fd =
        Sockets.socket(endpoint.family(), stream ? Constants.SOCK_STREAM : Constants.SOCK_DGRAM);
    return new OpenSocket(name, fd, endpoint.address(), Optional.empty(), true);
  }

  private static void bind(int fd, SocketEntry entry, Endpoint endpoint) throws IOException {
    Optional<InetAddress> group = group(entry, endpoint);
    // launchd-842, launchctl.c: several may receive what is sent to a group.
    if (group.isPresent()) {
      Sockets.reusePort(fd);
    } else {
      Sockets.reuseAddress(fd);
    }
    if (endpoint.family() == StandardProtocolFamily.INET6) {
      Sockets.v6only(fd, endpoint.v6only());
    }
    Sockets.bind(fd, endpoint.address());
    if (group.isPresent()) {
      Sockets.joinGroup(fd, group.get());
    }
  }

  /** The MulticastGroup in the family of the socket; a name may have addresses of both. */
  private static Optional<InetAddress> group(SocketEntry entry, Endpoint endpoint)
      throws IOException {
    if (entry.multicastGroup().isEmpty()) {
      return Optional.empty();
    }
    String name = entry.multicastGroup().get();
    boolean v6 = endpoint.family() == StandardProtocolFamily.INET6;
    for (InetAddress each : InetAddress.getAllByName(name)) {
      if (each.isMulticastAddress() && v6 == (each instanceof Inet6Address)) {
        return Optional.of(each);
      }
    }
    throw new IOException(
        "MulticastGroup \"%s\" has no multicast address of the socket's family; a literal needs its SockFamily"
            .formatted(name));
  }

  public String name() {
    return name;
  }

  public int fd() {
    return fd;
  }

  public boolean isDead() {
    return dead;
  }

  public SocketAddress address() {
    return address;
  }

  /** The port, 0 for a Unix socket. */
  public int port() {
    return address instanceof InetSocketAddress inet ? inet.getPort() : 0;
  }

  public void close() throws IOException {
    Descriptors.close(fd);
    if (file.isPresent()) {
      file.get().remove();
    }
  }
}
