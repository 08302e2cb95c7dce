package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;

/** xnu has no sequenced packets, neither for Unix sockets (uipc_proto.c) nor for IP. */
final class SeqpacketSocket implements Rule {

  @Override
  public Code code() {
    return Code.LP208;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistString type : of.inSockets("SockType")) {
      if (type.value().equalsIgnoreCase("seqpacket")) {
        found.error(
            type.position(),
            "SockType \"" + type.value() + "\" does not work on any macOS",
            "write \"stream\" or \"dgram\"");
      }
    }
  }
}
