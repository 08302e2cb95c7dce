package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.IpLiteral;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** getaddrinfo(3) with the hint of one family takes no literal of the other. */
final class FamilyAndNode implements Rule {

  @Override
  public Code code() {
    return Code.LP210;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      Optional<PlistString> family = Walk.string(socket, "SockFamily");
      Optional<PlistString> node = Walk.string(socket, "SockNodeName");
      if (family.isPresent() && node.isPresent()) {
        check(family.get(), node.get().value(), found);
      }
    }
  }

  private static void check(PlistString family, String node, Findings found) {
    boolean v4 = IpLiteral.isIpv4(node);
    boolean v6 = IpLiteral.isIpv6(node);
    String message = "SockFamily \"" + family.value() + "\" with SockNodeName \"" + node + "\", ";
    if (v4 && family.value().equalsIgnoreCase("IPv6")) {
      found.error(family.position(), message + "an IPv4 address", "write IPv4");
    } else if (v6 && family.value().equalsIgnoreCase("IPv4")) {
      found.error(family.position(), message + "an IPv6 address", "write IPv6");
    } else if ((v4 || v6) && family.value().equalsIgnoreCase("IPv4v6")) {
      found.warning(
          family.position(),
          message + "which belongs to one family",
          "leave SockNodeName out to listen on both, or write " + (v4 ? "IPv4" : "IPv6"));
    }
  }
}
