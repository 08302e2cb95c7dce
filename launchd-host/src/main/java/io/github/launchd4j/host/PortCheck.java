package io.github.launchd4j.host;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ports are free. If one is not, launchd only logs it and hands the job a dead descriptor.
 * Checked by binding each for a moment, unless the job is already loaded: then launchd has them.
 */
final class PortCheck implements HostCheck {

  /** IPPORT_RESERVED of netinet/in.h. */
  private static final int FIRST_UNPRIVILEGED = 1024;

  /** Not by PATH, which is the user's under sudo on a Mac; Linux has it elsewhere. */
  static final String LSOF =
      Files.isExecutable(Path.of("/usr/sbin/lsof")) ? "/usr/sbin/lsof" : "/usr/bin/lsof";

  /** A reserved port that nobody serves. */
  private static final int TCPMUX = 1;

  @Override
  public Stream<Problem> check(HostContext candidate) {
    if (candidate.printed().loaded() == LaunchctlPrint.Loaded.YES) {
      return Stream.empty();
    }
    return candidate.job().sockets().entrySet().stream()
        .flatMap(
            entry ->
                entry.getValue().stream()
                    .flatMap(socket -> problem(candidate, entry.getKey(), socket).stream()));
  }

  /**
   * The first port of a loaded job that is not held: launchd could not open it. Asked by the family
   * of the entry and without SO_REUSEADDR, since BSD would let us have it beside launchd.
   */
  static Optional<String> closed(Job job) {
    for (Map.Entry<String, List<SocketEntry>> entry : job.sockets().entrySet()) {
      for (SocketEntry socket : entry.getValue()) {
        Optional<Integer> port = port(socket);
        if (port.isPresent()
            && address(socket, port.get()).filter(a -> isOurs(socket, a)).isPresent()) {
          return Optional.of("port " + port.get() + " of socket \"" + entry.getKey() + "\"");
        }
      }
    }
    return Optional.empty();
  }

  private static boolean isOurs(SocketEntry socket, InetSocketAddress address) {
    boolean six =
        address.getAddress() instanceof Inet6Address && !address.getAddress().isAnyLocalAddress();
    boolean only = socket.sockFamily().filter(SockFamily.IPV6::equals).isPresent();
    ProtocolFamily family =
        six || only ? StandardProtocolFamily.INET6 : StandardProtocolFamily.INET;
    InetSocketAddress exact =
        address.getAddress().isAnyLocalAddress()
            ? new InetSocketAddress(only ? "::" : "0.0.0.0", address.getPort())
            : address;
    try (NetworkChannel channel =
        isDatagram(socket) ? DatagramChannel.open(family) : ServerSocketChannel.open(family)) {
      channel.setOption(StandardSocketOptions.SO_REUSEADDR, false);
      channel.bind(exact);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private static boolean isDatagram(SocketEntry socket) {
    return socket.sockType() == SockType.DGRAM;
  }

  /** The fixed port of a passive entry. */
  private static Optional<Integer> port(SocketEntry socket) {
    return socket.sockPassive() && socket.sockPathName().isEmpty()
        ? socket
            .sockServiceName()
            .flatMap(service -> Ports.number(service, isDatagram(socket) ? "udp" : "tcp"))
            .filter(number -> number > 0)
        : Optional.empty();
  }

  private static Optional<Problem> problem(HostContext candidate, String name, SocketEntry socket) {
    boolean datagram = isDatagram(socket);
    Optional<Integer> port = port(socket);
    if (port.flatMap(number -> address(socket, number))
        .filter(address -> isTaken(address, datagram))
        .isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        Problem.error(
            "port "
                + port.get()
                + " of socket \""
                + name
                + "\" is in use "
                + holder(candidate.runner(), port.get(), datagram),
            "free it, or choose another SockServiceName; launchd would give the job a dead socket"));
  }

  /** A name is not looked up: the file may be a stranger's, and so would the query be. */
  private static Optional<InetSocketAddress> address(SocketEntry socket, int port) {
    return socket.sockNodeName().isEmpty()
        ? Optional.of(new InetSocketAddress(port))
        : Ports.literal(socket.sockNodeName().get()).map(node -> new InetSocketAddress(node, port));
  }

  /**
   * A port that cannot be bound is taken if another of its kind can: else the address is not this
   * machine's, or the port not for this user.
   */
  private static boolean isTaken(InetSocketAddress address, boolean datagram) {
    int another = address.getPort() < FIRST_UNPRIVILEGED ? TCPMUX : 0;
    return !isFree(address, datagram)
        && isFree(new InetSocketAddress(address.getAddress(), another), datagram);
  }

  private static boolean isFree(InetSocketAddress address, boolean datagram) {
    try (NetworkChannel channel = datagram ? DatagramChannel.open() : ServerSocketChannel.open()) {
      channel.bind(address);
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  /** {@code by java (pid 4711)}; lsof shows other users' processes only to root. */
  private static String holder(CommandRunner runner, int port, boolean datagram) {
    List<String> command =
        datagram
            ? List.of(LSOF, "-nP", "-iUDP:" + port, "-Fpc")
            : List.of(LSOF, "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc");
    try {
      String holders = Ports.holders(runner.run(command).output());
      return holders.isEmpty() ? "(run lsof as root to see by what)" : "by " + holders;
    } catch (IOException e) {
      return "(" + LSOF + ", which would show by what, is not installed)";
    }
  }
}
