package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** launchd.plist(5), MulticastGroup: the socket joins the group, which only datagrams can. */
final class Multicast implements Rule {

  @Override
  public String code() {
    return "LP214";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job)
        .flatMap(
            socket ->
                Walk.string(socket, "MulticastGroup").stream()
                    .flatMap(group -> findings(socket, group)));
  }

  private Stream<Finding> findings(PlistDictionary socket, PlistString group) {
    String written = "MulticastGroup \"" + group.value() + "\"";
    boolean datagrams =
        Walk.string(socket, "SockType")
            .filter(t -> t.value().equalsIgnoreCase("dgram"))
            .isPresent();
    boolean literal = IpLiteral.isIpv4(group.value()) || IpLiteral.isIpv6(group.value());
    List<Finding> found = new ArrayList<>();
    if (!datagrams) {
      found.add(
          warning(
              group.position(), written + " without SockType \"dgram\"", "add SockType \"dgram\""));
    }
    if (literal && !IpLiteral.isMulticast(group.value())) {
      found.add(
          warning(
              group.position(),
              written + " is no multicast address",
              "one is between 224.0.0.0 and 239.255.255.255, or begins with ff"));
    }
    if (literal && !socket.has("SockFamily")) {
      found.add(
          warning(
              group.position(),
              written + " without SockFamily",
              "launchd opens a socket of the other family too; add SockFamily IPv4 or IPv6"));
    }
    return found.stream();
  }
}
