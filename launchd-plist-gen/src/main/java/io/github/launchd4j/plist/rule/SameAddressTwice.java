package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

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
  public Code code() {
    return Code.LP220;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Set<List<String>> seen = new HashSet<>();
    for (PlistDictionary socket : of.sockets()) {
      List<String> address = address(socket);
      if (!address.isEmpty() && !seen.add(address)) {
        found.warning(
            socket.position(),
            "an earlier socket has the same address",
            "only one of them can be bound; remove one, or change the address");
      }
    }
  }

  private static List<String> address(PlistDictionary socket) {
    List<String> address = new ArrayList<>();
    for (String key : ADDRESS) {
      PlistValue value = socket.get(key).orElse(null);
      if (value != null) {
        address.add(key);
        address.add(plain(value));
      }
    }
    return address;
  }

  private static String plain(PlistValue value) {
    return value instanceof PlistString text
        ? text.value()
        : value instanceof PlistInteger number ? number.value().toString() : value.typeName();
  }
}
