package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;
import java.util.stream.Stream;

/** getaddrinfo refuses UDP beside SOCK_STREAM, the default (Libinfo: EAI_BADHINTS). */
final class DatagramProtocol implements Rule {

  @Override
  public String code() {
    return "LP202";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.sockets().flatMap(this::findings);
  }

  private Stream<Finding> findings(PlistDictionary socket) {
    Optional<PlistString> protocol = Walk.string(socket, "SockProtocol");
    Optional<PlistString> type = Walk.string(socket, "SockType");
    boolean datagrams = type.filter(t -> t.value().equalsIgnoreCase("dgram")).isPresent();
    if (protocol.isEmpty()) {
      return Stream.empty();
    }
    PlistString written = protocol.get();
    if (written.value().equalsIgnoreCase("UDP") && !datagrams) {
      String message =
          "SockProtocol \""
              + written.value()
              + "\" without SockType \"dgram\": "
              + type.map(t -> "it is \"" + t.value() + "\"").orElse("the default is \"stream\"");
      return Stream.of(
          error(written.position(), message, "launchd opens no socket; add SockType \"dgram\""));
    }
    if (written.value().equalsIgnoreCase("TCP") && datagrams) {
      return Stream.of(
          warning(
              written.position(),
              "SockProtocol \"" + written.value() + "\" beside SockType \"dgram\"",
              "TCP is a stream: change one of the two"));
    }
    return Stream.empty();
  }
}
