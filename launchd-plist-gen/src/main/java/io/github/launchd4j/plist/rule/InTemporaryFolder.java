package io.github.launchd4j.plist.rule;

import java.util.Set;

/** hier(7): /tmp is open to everybody, and what lies there for days is swept. */
final class InTemporaryFolder implements Rule {

  /** A socket has {@link SocketPlace}; a file to watch for there is a usual way to call a job. */
  private static final Set<String> OTHERS =
      Set.of("SockPathName", "WatchPaths", "QueueDirectories", "PathState");

  @Override
  public String code() {
    return "LP802";
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Text text : of.paths()) {
      if (!OTHERS.contains(text.key()) && isTemporary(text.value())) {
        found.warning(
            text.position(),
            text.quoted() + " is in a folder that is open to everybody, and swept",
            "for logs use /var/log or ~/Library/Logs written out, for the rest"
                + " /Library/Application Support");
      }
    }
  }

  private static boolean isTemporary(String path) {
    String inside = path.startsWith("/private/") ? path.substring("/private".length()) : path;
    return inside.equals("/tmp")
        || inside.equals("/var/tmp")
        || inside.startsWith("/tmp/")
        || inside.startsWith("/var/tmp/");
  }
}
