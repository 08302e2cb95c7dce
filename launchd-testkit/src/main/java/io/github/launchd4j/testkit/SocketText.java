package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.AddressText;
import java.net.SocketAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A name under Sockets as launchctl prints it. Where macOS lists launchd's descriptors, {@code 7
 * (no bytes to read)}, these are the addresses, which tell the port that was chosen for 0.
 */
final class SocketText {
  private SocketText() {}

  static void add(
      PrintedText text, String name, List<SocketEntry> entries, List<SocketAddress> addresses) {
    text.open("\"" + name + "\"");
    for (SocketEntry entry : entries) {
      keys(text, entry);
    }
    text.gap();
    text.block("sockets", addresses.stream().map(AddressText::of).toList());
    for (SocketEntry entry : entries) {
      text.line("passive", flag(entry.sockPassive()));
      text.line("bonjour", flag(entry.bonjour() || !entry.bonjourNames().isEmpty()));
      text.line("ipv4v6", flag(entry.sockFamily().equals(Optional.of(SockFamily.IPV4V6))));
      text.line("receive_packet_info", flag(entry.receivePacketInfo()));
    }
    text.close();
  }

  private static void keys(PrintedText text, SocketEntry entry) {
    text.line("type", entry.sockType() == SockType.DGRAM ? "datagram" : entry.sockType().word());
    entry.sockNodeName().ifPresent(node -> text.line("node name", node));
    entry.sockServiceName().ifPresent(service -> text.line("service name", service));
    entry.sockPathName().ifPresent(path -> text.line("path", path));
    entry.sockPathMode().ifPresent(mode -> text.line("mode", Integer.toOctalString(mode)));
    entry.sockPathOwner().ifPresent(uid -> text.line("owner uid", uid));
    entry.sockPathGroup().ifPresent(gid -> text.line("group id", gid));
    entry.secureSocketWithKey().ifPresent(variable -> text.line("secure key", variable));
    entry.sockFamily().ifPresent(family -> text.line("family", lower(family.word())));
    entry.sockProtocol().ifPresent(protocol -> text.line("protocol", lower(protocol.word())));
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }

  private static int flag(boolean on) {
    return on ? 1 : 0;
  }
}
