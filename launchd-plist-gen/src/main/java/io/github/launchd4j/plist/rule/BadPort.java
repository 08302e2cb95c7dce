package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Chars;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;

/** A port is 16 bits, whether it is written as a string or as an integer. */
final class BadPort implements Rule {

  private static final BigInteger MAX = BigInteger.valueOf(65535);

  @Override
  public Code code() {
    return Code.LP207;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      PlistValue service = socket.get("SockServiceName").orElse(null);
      if (service instanceof PlistInteger port) {
        check(port.value(), port.value().toString(), port.position(), found);
      } else if (service instanceof PlistString text && isNumber(text.value())) {
        check(start(text.value()), "\"" + text.value() + "\"", text.position(), found);
      }
    }
  }

  private static void check(BigInteger port, String written, Position position, Findings found) {
    if (port.signum() < 0 || port.compareTo(MAX) > 0) {
      found.error(
          position,
          "SockServiceName " + written + " is not a port from 0 to 65535",
          "use a port number, or a name from services(5)");
    }
  }

  static boolean isNumber(String text) {
    boolean signed = text.startsWith("+") || text.startsWith("-");
    return Chars.areDigits(signed ? text.substring(1) : text);
  }

  /** Enough of an endless number to see that it is no port. */
  private static BigInteger start(String number) {
    return new BigInteger(number.substring(0, Math.min(number.length(), 100)));
  }
}
