package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import java.util.stream.Stream;

/** launchd binds from a folder of its own, so that a relative path leads nowhere in particular. */
final class RelativeSockPath implements Rule {

  @Override
  public String code() {
    return "LP206";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.sockets()
        .flatMap(socket -> Walk.string(socket, "SockPathName").stream())
        .filter(path -> !path.value().startsWith("/"))
        .map(
            path ->
                error(
                    path.position(),
                    "SockPathName \"" + path.value() + "\" is no absolute path",
                    "launchd expands neither ~ nor $VARIABLES; write the path from / on"));
  }
}
