package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.ServiceNames;
import io.github.launchd4j.plist.tree.PlistString;

/**
 * services(5): a name that the machine does not know gives no socket, and a line in launchd's log.
 */
final class UnknownService implements Rule {

  /** RFC 6335, 5.1, and the few older names with other characters. */
  private static final String NAME = "[A-Za-z0-9][A-Za-z0-9+._-]*";

  @Override
  public Code code() {
    return Code.LP215;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistString service : of.inSockets("SockServiceName")) {
      if (!BadPort.isNumber(service.value()) && !ServiceNames.known().has(service.value())) {
        check(service, found);
      }
    }
  }

  private static void check(PlistString service, Findings found) {
    String written = "SockServiceName \"" + service.value() + "\" is ";
    if (service.value().matches(NAME)) {
      found.warning(
          service.position(),
          written + "not a well-known name in services(5)",
          "launchd opens no socket if /etc/services does not have it; the port number"
              + " always works");
    } else {
      found.error(
          service.position(),
          written + "neither a port nor a name",
          "write only the number: 8080; an address belongs in SockNodeName");
    }
  }
}
