package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

/** unix(4), sys/un.h: sun_path has 104 bytes on macOS, of which the last is NUL. */
final class LongSockPath implements Rule {

  private static final int MAX_BYTES = 103;

  @Override
  public String code() {
    return "LP205";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.sockets()
        .flatMap(socket -> Walk.string(socket, "SockPathName").stream())
        .filter(path -> bytes(path.value()) > MAX_BYTES)
        .map(
            path ->
                error(
                    path.position(),
                    "SockPathName is "
                        + bytes(path.value())
                        + " bytes long, "
                        + MAX_BYTES
                        + " at most: \""
                        + path.value()
                        + "\"",
                    "choose a shorter path, in /var/run for a daemon"));
  }

  private static int bytes(String path) {
    return path.getBytes(StandardCharsets.UTF_8).length;
  }
}
