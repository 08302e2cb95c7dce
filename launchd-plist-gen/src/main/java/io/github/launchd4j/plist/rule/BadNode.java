package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.IpLiteral;
import io.github.launchd4j.plist.tree.PlistString;

/** What getaddrinfo(3) can make no address of, for no host can be called that. */
final class BadNode implements Rule {

  private static final String NEVER_IN_A_HOST = Chars.WHITE + "/*[]";
  private static final int MAX_DIGITS = 9;

  @Override
  public Code code() {
    return Code.LP216;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistString node : of.inSockets("SockNodeName")) {
      if (isBad(node.value())) {
        found.error(
            node.position(),
            "SockNodeName \"" + node.value() + "\" is neither an address nor a host name",
            "give an address alone, such as 127.0.0.1 or ::1; the port goes into"
                + " SockServiceName, and for every address leave SockNodeName out");
      }
    }
  }

  private static boolean isBad(String node) {
    return Chars.hasOneOf(node, NEVER_IN_A_HOST)
        || (node.contains(":") && !IpLiteral.isIpv6(node))
        || (isFourNumbers(node) && !IpLiteral.isIpv4(node));
  }

  /** Whether these are numbers such as an IPv4 address has, however large. */
  private static boolean isFourNumbers(String node) {
    int numbers = 1;
    int digits = 0;
    for (int i = 0; i < node.length(); i++) {
      char c = node.charAt(i);
      if (c == '.' && digits > 0) {
        numbers++;
        digits = 0;
      } else if (Chars.isDigit(c) && digits < MAX_DIGITS) {
        digits++;
      } else {
        return false;
      }
    }
    return numbers == 4 && digits > 0;
  }
}
