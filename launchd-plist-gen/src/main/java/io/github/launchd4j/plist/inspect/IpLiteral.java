package io.github.launchd4j.plist.inspect;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/** Addresses written out. No name is ever looked up. */
public final class IpLiteral {

  private static final String V4 = "(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}";

  private IpLiteral() {}

  public static boolean isIpv4(String text) {
    return text.indexOf('.') > 0 && text.matches(V4);
  }

  /** An IPv6 address, with or without a scope: {@code fe80::1%en0}. */
  public static boolean isIpv6(String text) {
    return text.contains(":") && address(withoutScope(text)).isPresent();
  }

  public static boolean isMulticast(String literal) {
    Optional<InetAddress> address = address(withoutScope(literal));
    return address.isPresent() && address.get().isMulticastAddress();
  }

  private static String withoutScope(String text) {
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }

  private static Optional<InetAddress> address(String text) {
    if (!isIpv4(text) && !(text.contains(":") && text.matches("[0-9A-Fa-f:.]{2,45}"))) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text)); // with a colon or four numbers: no look-up
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
