package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** bind(2): EADDRINUSE for the second; launchd only logs it, and the job gets a dead descriptor. */
final class SameAddressTwice implements Rule {

  private static final List<String> ADDRESS =
      List.of(
          "SockPathName",
          "SockNodeName",
          "SockServiceName",
          "SockFamily",
          "SockType",
          "SockProtocol",
          "SockPassive",
          "SecureSocketWithKey",
          "MulticastGroup");

  @Override
  public String code() {
    return "LP220";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    Set<List<Optional<String>>> seen = new HashSet<>();
    return Walk.sockets(job)
        .filter(socket -> ADDRESS.stream().anyMatch(socket::has))
        .filter(socket -> !seen.add(address(socket)))
        .map(
            socket ->
                warning(
                    socket.position(),
                    "a socket before has the same address already",
                    "only one of them can be bound; take one out, or change the address"));
  }

  private static List<Optional<String>> address(PlistDictionary socket) {
    return ADDRESS.stream().map(key -> socket.get(key).map(SameAddressTwice::plain)).toList();
  }

  private static String plain(PlistValue value) {
    return value instanceof PlistString text
        ? text.value()
        : value instanceof PlistInteger number ? number.value().toString() : value.typeName();
  }
}
