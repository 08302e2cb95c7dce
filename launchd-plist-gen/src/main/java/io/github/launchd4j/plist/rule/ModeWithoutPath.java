package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.List;
import java.util.Optional;

/** Owner, group and mode are those of the file that a Unix socket has (launchd.plist(5)). */
final class ModeWithoutPath implements Rule {

  private static final List<String> OF_A_PATH =
      List.of("SockPathMode", "SockPathOwner", "SockPathGroup");

  @Override
  public Code code() {
    return Code.LP217;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistDictionary socket : of.sockets()) {
      if (!Walk.isUnix(socket)) {
        check(socket, found);
      }
    }
  }

  private static void check(PlistDictionary socket, Findings found) {
    for (String key : OF_A_PATH) {
      Optional<Entry> entry = socket.entry(key);
      if (entry.isPresent()) {
        found.warning(
            entry.get().keyPosition(),
            key + " has no effect without SockPathName",
            "remove it: only a Unix socket has a file with a mode");
      }
    }
  }
}
