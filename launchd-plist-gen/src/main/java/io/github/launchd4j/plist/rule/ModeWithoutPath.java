package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.List;
import java.util.stream.Stream;

/** Owner, group and mode are those of the file that a Unix socket has (launchd.plist(5)). */
final class ModeWithoutPath implements Rule {

  private static final List<String> OF_A_PATH =
      List.of("SockPathMode", "SockPathOwner", "SockPathGroup");

  @Override
  public String code() {
    return "LP217";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job)
        .filter(socket -> !Walk.isUnix(socket))
        .flatMap(socket -> OF_A_PATH.stream().flatMap(key -> socket.entry(key).stream()))
        .map(
            entry ->
                warning(
                    entry.keyPosition(),
                    entry.key() + " without SockPathName does nothing",
                    "take it out: only a Unix socket has a file with a mode"));
  }
}
