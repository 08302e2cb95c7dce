package io.github.launchd4j.testkit.event;

import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/** Addresses as people write them. */
public final class AddressText {
  private AddressText() {}

  /** {@code 127.0.0.1:80}, {@code [::1]:80}, or a path. */
  public static String of(SocketAddress address) {
    if (address instanceof InetSocketAddress inet) {
      String host = inet.getAddress().getHostAddress();
      boolean v6 = inet.getAddress() instanceof Inet6Address;
      return (v6 ? "[" + host + "]" : host) + ":" + inet.getPort();
    }
    return address.toString();
  }
}
