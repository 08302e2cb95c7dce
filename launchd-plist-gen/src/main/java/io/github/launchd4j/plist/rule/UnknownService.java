package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * services(5): a name that the machine does not know gives no socket, and a line in launchd's log.
 */
final class UnknownService implements Rule {

  private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+");

  /** RFC 6335, 5.1, and the few older names with other characters. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+._-]*");

  @Override
  public String code() {
    return "LP215";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job)
        .flatMap(socket -> Walk.string(socket, "SockServiceName").stream())
        .filter(service -> !NUMBER.matcher(service.value()).matches())
        .filter(service -> !service.value().isEmpty() && !KnownServices.has(service.value()))
        .map(this::finding);
  }

  private Finding finding(PlistString service) {
    String written = "SockServiceName \"" + service.value() + "\" is ";
    return NAME.matcher(service.value()).matches()
        ? warning(
            service.position(),
            written + "no widely known name of services(5)",
            "launchd opens no socket where /etc/services lacks it; the port's number works"
                + " everywhere")
        : error(
            service.position(),
            written + "neither a port nor a name",
            "give the number alone: 8080; an address goes into SockNodeName");
  }
}
