package io.github.launchd4j.host;

import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The ports are free. If one is not, launchd only logs it and hands the job a dead descriptor.
 * Checked by binding each for a moment, unless the job is already loaded: then launchd has them.
 */
final class PortCheck implements HostCheck {

  /** IPPORT_RESERVED of netinet/in.h. */
  private static final int FIRST_UNPRIVILEGED = 1024;

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
                    .filter(SocketEntry::sockPassive)
                    .filter(socket -> socket.sockPathName().isEmpty())
                    .flatMap(socket -> problem(candidate, entry.getKey(), socket).stream()));
  }

  private static Optional<Problem> problem(HostContext candidate, String name, SocketEntry socket) {
    boolean datagram = socket.sockType() == SockType.DGRAM;
    Optional<Integer> port =
        socket
            .sockServiceName()
            .flatMap(service -> Ports.number(service, datagram ? "udp" : "tcp"))
            .filter(number -> number > 0);
    if (port.isEmpty() || !isTaken(address(socket, port.get()), datagram)) {
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

  private static InetSocketAddress address(SocketEntry socket, int port) {
    return socket
        .sockNodeName()
        .map(node -> new InetSocketAddress(node, port))
        .orElseGet(() -> new InetSocketAddress(port));
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
            ? List.of("lsof", "-nP", "-iUDP:" + port, "-Fpc")
            : List.of("lsof", "-nP", "-iTCP:" + port, "-sTCP:LISTEN", "-Fpc");
    try {
      String holders = Ports.holders(runner.run(command).output());
      return holders.isEmpty() ? "(run lsof as root to see by what)" : "by " + holders;
    } catch (IOException e) {
      return "(lsof, which would show by what, is not installed)";
    }
  }
}
