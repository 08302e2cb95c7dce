package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.List;

/**
 * Without an address launchd asks getaddrinfo for nothing at all, and gets EAI_NONAME (Libinfo).
 */
final class NoAddress implements Rule {

  private static final List<String> ADDRESSES =
      List.of("SockServiceName", "SockNodeName", "SockPathName", "SecureSocketWithKey");

  @Override
  public Code code() {
    return Code.LP204;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      if (!hasAddress(socket)) {
        found.error(
            socket.position(),
            "the socket has no address: it has none of " + String.join(", ", ADDRESSES),
            "add SockServiceName with a port for TCP or UDP, or SockPathName for a Unix socket");
      }
    }
  }

  private static boolean hasAddress(PlistDictionary socket) {
    for (String key : ADDRESSES) {
      if (socket.has(key)) {
        return true;
      }
    }
    return false;
  }
}
