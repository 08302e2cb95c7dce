package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd makes the path of a secure socket itself. */
final class SecureSocketAndPath implements Rule {

  @Override
  public String code() {
    return "LP212";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.sockets(job)
        .filter(socket -> socket.has("SecureSocketWithKey"))
        .flatMap(socket -> socket.entry("SockPathName").stream())
        .map(
            path ->
                warning(
                    path.keyPosition(),
                    "SockPathName beside SecureSocketWithKey, which chooses the path itself",
                    "take one of the two out; launchd is reported to refuse both together"));
  }
}
