package io.github.launchd4j.plist.rule;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses written out. No name is ever looked up. */
final class IpLiteral {

  private static final Pattern V4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4]\\d|1?\\d?\\d)(?:\\.(?!$)|$)){4}");

  private static final Pattern V6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");

  private IpLiteral() {}

  static boolean isIpv4(String text) {
    return V4.matcher(text).matches();
  }

  /** An IPv6 address, with or without a scope: {@code fe80::1%en0}. */
  static boolean isIpv6(String text) {
    return text.contains(":") && address(withoutScope(text)).isPresent();
  }

  static boolean isMulticast(String literal) {
    return address(withoutScope(literal)).filter(InetAddress::isMulticastAddress).isPresent();
  }

  private static String withoutScope(String text) {
    int scope = text.indexOf('%');
    return scope < 0 ? text : text.substring(0, scope);
  }

  private static Optional<InetAddress> address(String text) {
    if (!isIpv4(text) && !(text.contains(":") && V6.matcher(text).matches())) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text)); // with a colon or four numbers: no look-up
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
