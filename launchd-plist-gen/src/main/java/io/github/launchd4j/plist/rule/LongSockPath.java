package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;
import java.nio.charset.StandardCharsets;

/** unix(4), sys/un.h: sun_path has 104 bytes on macOS, of which the last is NUL. */
final class LongSockPath implements Rule {

  private static final int MAX_BYTES = 103;

  @Override
  public Code code() {
    return Code.LP205;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistString path : of.inSockets("SockPathName")) {
      check(path, found);
    }
  }

  private static void check(PlistString path, Findings found) {
    int bytes = path.value().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_BYTES) {
      found.error(
          path.position(),
          "SockPathName is "
              + bytes
              + " bytes long, "
              + MAX_BYTES
              + " at most: \""
              + path.value()
              + "\"",
          "choose a shorter path, in /var/run for a daemon");
    }
  }
}
