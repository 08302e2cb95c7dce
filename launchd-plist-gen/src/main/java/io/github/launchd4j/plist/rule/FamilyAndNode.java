package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.stream.Stream;

/** getaddrinfo(3) with the hint of one family takes no literal of the other. */
final class FamilyAndNode implements Rule {

  @Override
  public String code() {
    return "LP210";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job).flatMap(this::findings);
  }

  private Stream<Finding> findings(PlistDictionary socket) {
    String node = Walk.string(socket, "SockNodeName").map(PlistString::value).orElse("");
    return Walk.string(socket, "SockFamily").stream()
        .flatMap(family -> finding(family, node).stream());
  }

  private Optional<Finding> finding(PlistString family, String node) {
    boolean v4 = IpLiteral.isIpv4(node);
    boolean v6 = IpLiteral.isIpv6(node);
    String message = "SockFamily \"" + family.value() + "\" beside SockNodeName \"" + node + "\", ";
    if (v4 && family.value().equalsIgnoreCase("IPv6")) {
      return Optional.of(error(family.position(), message + "an IPv4 address", "write IPv4"));
    }
    if (v6 && family.value().equalsIgnoreCase("IPv4")) {
      return Optional.of(error(family.position(), message + "an IPv6 address", "write IPv6"));
    }
    return (v4 || v6) && family.value().equalsIgnoreCase("IPv4v6")
        ? Optional.of(
            warning(
                family.position(),
                message + "which is of one family",
                "leave SockNodeName out to listen on both, or write " + (v4 ? "IPv4" : "IPv6")))
        : Optional.empty();
  }
}
