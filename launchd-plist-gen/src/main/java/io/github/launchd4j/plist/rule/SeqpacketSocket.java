package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import java.util.stream.Stream;

/** xnu has no sequenced packets, neither for Unix sockets (uipc_proto.c) nor for IP. */
final class SeqpacketSocket implements Rule {

  @Override
  public String code() {
    return "LP208";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.sockets()
        .flatMap(socket -> Walk.string(socket, "SockType").stream())
        .filter(type -> type.value().equalsIgnoreCase("seqpacket"))
        .map(
            type ->
                error(
                    type.position(),
                    "SockType \"" + type.value() + "\" works on no macOS",
                    "write \"stream\" or \"dgram\""));
  }
}
