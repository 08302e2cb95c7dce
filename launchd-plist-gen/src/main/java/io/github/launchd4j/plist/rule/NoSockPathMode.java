package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/**
 * The mode of a socket was 0700 by default in macOS 10.9 (launchd-842) and is reported as 0666
 * since.
 */
final class NoSockPathMode implements Rule {

  @Override
  public Code code() {
    return Code.LP218;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      Optional<Entry> path = socket.entry("SockPathName");
      if (path.isPresent() && !socket.has("SockPathMode")) {
        found.info(
            path.get().keyPosition(),
            "SockPathName without SockPathMode: who may connect depends on the version of macOS",
            "add SockPathMode: 384 for the owner alone (0600), 438 for everybody (0666)");
      }
    }
  }
}
