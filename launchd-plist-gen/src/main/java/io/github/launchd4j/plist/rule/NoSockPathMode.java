package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/**
 * The mode of a socket was 0700 by default in macOS 10.9 (launchd-842) and is reported as 0666
 * since.
 */
final class NoSockPathMode implements Rule {

  @Override
  public String code() {
    return "LP218";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job)
        .filter(socket -> !socket.has("SockPathMode"))
        .flatMap(socket -> socket.entry("SockPathName").stream())
        .map(
            path ->
                info(
                    path.keyPosition(),
                    "SockPathName without SockPathMode: who may connect depends on the version"
                        + " of macOS",
                    "add SockPathMode: 384 for the owner alone (0600), 438 for everybody (0666)"));
  }
}
