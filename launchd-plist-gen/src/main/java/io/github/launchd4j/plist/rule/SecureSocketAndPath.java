package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd makes the path of a secure socket itself. */
final class SecureSocketAndPath implements Rule {

  @Override
  public Code code() {
    return Code.LP212;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      Optional<Entry> path = socket.entry("SockPathName");
      if (path.isPresent() && socket.has("SecureSocketWithKey")) {
        found.warning(
            path.get().keyPosition(),
            "SockPathName together with SecureSocketWithKey, for which launchd chooses the path",
            "remove one of the two; launchd reportedly refuses both together");
      }
    }
  }
}
