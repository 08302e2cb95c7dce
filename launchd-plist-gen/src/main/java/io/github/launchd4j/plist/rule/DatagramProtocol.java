package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/** getaddrinfo refuses UDP beside SOCK_STREAM, the default (Libinfo: EAI_BADHINTS). */
final class DatagramProtocol implements Rule {

  @Override
  public Code code() {
    return Code.LP202;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      Optional<PlistString> protocol = Walk.string(socket, "SockProtocol");
      if (protocol.isPresent()) {
        check(protocol.get(), socket, found);
      }
    }
  }

  private static void check(PlistString protocol, PlistDictionary socket, Findings found) {
    Optional<PlistString> type = Walk.string(socket, "SockType");
    boolean datagrams = type.isPresent() && type.get().value().equalsIgnoreCase("dgram");
    String written = "SockProtocol \"" + protocol.value() + "\" ";
    if (protocol.value().equalsIgnoreCase("UDP") && !datagrams) {
      String instead =
          type.isPresent() ? "it is \"" + type.get().value() + "\"" : "the default is \"stream\"";
      found.error(
          protocol.position(),
          written + "without SockType \"dgram\": " + instead,
          "launchd opens no socket; add SockType \"dgram\"");
    } else if (protocol.value().equalsIgnoreCase("TCP") && datagrams) {
      found.warning(
          protocol.position(),
          written + "with SockType \"dgram\"",
          "TCP uses streams: change one of the two");
    }
  }
}
