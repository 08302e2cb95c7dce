package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A port is 16 bits, whether it is written as a string or as an integer. */
final class BadPort implements Rule {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");
  private static final BigInteger MAX = BigInteger.valueOf(65535);

  @Override
  public String code() {
    return "LP207";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.sockets()
        .flatMap(socket -> socket.get("SockServiceName").stream())
        .filter(service -> port(service).filter(BadPort::isOutside).isPresent())
        .map(
            service ->
                error(
                    service.position(),
                    "SockServiceName " + written(service) + " is no port from 0 to 65535",
                    "give a port, or a name of services(5)"));
  }

  private static Optional<BigInteger> port(PlistValue service) {
    if (service instanceof PlistInteger number) {
      return Optional.of(number.value());
    }
    return service instanceof PlistString text && NUMBER.matcher(text.value()).matches()
        ? Optional.of(new BigInteger(start(text.value())))
        : Optional.empty();
  }

  /** Enough of an endless number to see that it is no port. */
  private static String start(String digits) {
    return digits.substring(0, Math.min(digits.length(), 100));
  }

  private static boolean isOutside(BigInteger port) {
    return port.signum() < 0 || port.compareTo(MAX) > 0;
  }

  private static String written(PlistValue service) {
    return service instanceof PlistString text
        ? "\"" + text.value() + "\""
        : ((PlistInteger) service).value().toString();
  }
}
