package io.github.launchd4j.testkit.junit;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.extension.ParameterResolutionException;

/** The forms in which a test may ask for the address of a socket. */
final class Addresses {
  private Addresses() {}

  static Object as(Class<?> type, String name, List<SocketAddress> bound) {
    List<SocketAddress> all = bound.stream().map(Addresses::reachable).toList();
    if (type == List.class) {
      return all;
    }
    SocketAddress first = all.get(0);
    if (type == int.class && first instanceof InetSocketAddress inet) {
      return inet.getPort();
    }
    if (type.isInstance(first)) {
      return first;
    }
    throw new ParameterResolutionException(
        "socket \"%s\" is at %s, which is not a %s".formatted(name, first, type.getSimpleName()));
  }

  private static SocketAddress reachable(SocketAddress address) {
    if (!(address instanceof InetSocketAddress inet) || !inet.getAddress().isAnyLocalAddress()) {
      return address;
    }
    try {
      String loopback = inet.getAddress() instanceof Inet4Address ? "127.0.0.1" : "::1";
      return new InetSocketAddress(InetAddress.getAllByName(loopback)[0], inet.getPort());
    } catch (UnknownHostException e) {
      throw new ParameterResolutionException("no loopback address", e);
    }
  }
}
