package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;

/**
 * launchd makes a Unix socket where there is a path, and reads none of the keys for IP
 * (launchd-842, launchctl.c).
 */
final class PathAndAddress implements Rule {

  private static final List<String> IP_ONLY =
      List.of("SockServiceName", "SockNodeName", "SockProtocol", "MulticastGroup", "Bonjour");

  @Override
  public Code code() {
    return Code.LP211;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      boolean unix = Walk.isUnix(socket);
      if (unix) {
        checkAddress(socket, found);
      }
      Optional<PlistString> family = Walk.string(socket, "SockFamily");
      if (family.isPresent() && family.get().value().equalsIgnoreCase("Unix") != unix) {
        tell(family.get(), unix, found);
      }
    }
  }

  private static void checkAddress(PlistDictionary socket, Findings found) {
    for (String key : IP_ONLY) {
      Optional<Entry> entry = socket.entry(key);
      if (entry.isPresent() && !isOff(entry.get())) {
        found.warning(
            entry.get().keyPosition(),
            key + " together with a path: launchd creates a Unix socket and ignores this key",
            "remove it, or the path; write a second socket as a second dictionary");
      }
    }
  }

  /** Bonjour false is the default. */
  private static boolean isOff(Entry entry) {
    return entry.value() instanceof PlistBoolean flag && !flag.value();
  }

  private static void tell(PlistString family, boolean unix, Findings found) {
    found.warning(
        family.position(),
        "SockFamily \"" + family.value() + "\" " + (unix ? "with a path" : "without SockPathName"),
        unix ? "write Unix, or remove it" : "add SockPathName, or use another family");
  }
}
