package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.life.Place;
import java.util.Set;

/** hier(7): /tmp is open to everybody, and what lies there for days is swept. */
final class InTemporaryFolder implements Rule {

  /** A socket has {@link SocketPlace}; a file to watch for there is a usual way to call a job. */
  private static final Set<String> OTHERS =
      Set.of("SockPathName", "WatchPaths", "QueueDirectories", "PathState");

  @Override
  public Code code() {
    return Code.LP802;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text text : of.paths()) {
      if (!OTHERS.contains(text.key()) && isInside(text.value() + "/")) {
        found.warning(
            text.position(),
            text.quoted()
                + " is in a folder that everybody can write to and that is cleaned up"
                + " automatically",
            "for logs use /var/log or the full path of ~/Library/Logs, for other files"
                + " /Library/Application Support");
      }
    }
  }

  static boolean isInside(String path) {
    String plain = Place.withoutPrivate(path);
    return plain.startsWith("/tmp/") || plain.startsWith("/var/tmp/");
  }
}
