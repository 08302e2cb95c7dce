package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.List;
import java.util.stream.Stream;

/**
 * Without an address launchd asks getaddrinfo for nothing at all, and gets EAI_NONAME (Libinfo).
 */
final class NoAddress implements Rule {

  private static final List<String> ADDRESSES =
      List.of("SockServiceName", "SockNodeName", "SockPathName", "SecureSocketWithKey");

  @Override
  public String code() {
    return "LP204";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job)
        .filter(socket -> ADDRESSES.stream().noneMatch(socket::has))
        .map(
            socket ->
                error(
                    socket.position(),
                    "the socket has no address: none of " + String.join(", ", ADDRESSES),
                    "give SockServiceName a port for TCP or UDP, or SockPathName for a Unix"
                        + " socket"));
  }
}
