package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.IpLiteral;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** launchd.plist(5), MulticastGroup: the socket joins the group, which only datagrams can. */
final class Multicast implements Rule {

  @Override
  public Code code() {
    return Code.LP214;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      Optional<PlistString> group = Walk.string(socket, "MulticastGroup");
      if (group.isPresent()) {
        check(socket, group.get(), found);
      }
    }
  }

  private static void check(PlistDictionary socket, PlistString group, Findings found) {
    String written = "MulticastGroup \"" + group.value() + "\"";
    boolean literal = IpLiteral.isIpv4(group.value()) || IpLiteral.isIpv6(group.value());
    if (!takesDatagrams(socket)) {
      found.warning(
          group.position(), written + " without SockType \"dgram\"", "add SockType \"dgram\"");
    }
    if (literal && !IpLiteral.isMulticast(group.value())) {
      found.warning(
          group.position(),
          written + " is not a multicast address",
          "a multicast address is between 224.0.0.0 and 239.255.255.255, or begins with ff");
    }
    if (literal && !socket.has("SockFamily")) {
      found.warning(
          group.position(),
          written + " without SockFamily",
          "launchd also opens a socket of the other family; add SockFamily IPv4 or IPv6");
    }
  }

  private static boolean takesDatagrams(PlistDictionary socket) {
    Optional<PlistString> type = Walk.string(socket, "SockType");
    return type.isPresent() && type.get().value().equalsIgnoreCase("dgram");
  }
}
