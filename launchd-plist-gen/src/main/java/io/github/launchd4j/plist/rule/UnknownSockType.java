package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Values.OneOf;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Locale;

/**
 * macOS 10.9 took an unknown SockType for stream (launchd-842); a later build refuses the entry.
 */
final class UnknownSockType implements Rule {

  @Override
  public Code code() {
    return Code.LP203;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistString type : of.inSockets("SockType")) {
      if (!isWord("SockType", type.value())) {
        found.error(
            type.position(),
            "SockType \"" + type.value() + "\" is not one of stream, dgram, seqpacket",
            help(type.value()));
      }
    }
  }

  private static boolean isWord(String key, String written) {
    return KeyTable.get(KeyTable.SOCKET, key).values() instanceof OneOf words
        && words.find(written).isPresent();
  }

  private static String help(String written) {
    if (isWord("SockProtocol", written)) {
      String type = written.equalsIgnoreCase("TCP") ? "stream" : "dgram";
      return written.toUpperCase(Locale.ROOT)
          + " is a SockProtocol; its SockType is \""
          + type
          + "\"";
    }
    return written.toLowerCase(Locale.ROOT).startsWith("d")
        ? "for UDP write \"dgram\""
        : "for TCP and most Unix sockets write \"stream\", for UDP \"dgram\"";
  }
}
