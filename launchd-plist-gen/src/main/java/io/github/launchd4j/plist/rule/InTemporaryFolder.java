package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.life.Place.Kind;
import java.util.Set;

/** hier(7): /tmp is open to everybody, and what lies there for days is swept. */
final class InTemporaryFolder implements Rule {

  private static final Set<String> LOGS = Set.of("StandardOutPath", "StandardErrorPath");

  /**
   * A socket has {@link SocketPlace}; a file to watch for there is a usual way to call a job, and
   * nothing is left in a folder that is only where a job starts.
   */
  private static final Set<String> OTHERS =
      Set.of("SockPathName", "WatchPaths", "QueueDirectories", "PathState", "WorkingDirectory");

  @Override
  public Code code() {
    return Code.LP802;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Kind kind = Place.of(of.job(), of.file()).kind();
    for (Text text : of.paths()) {
      if (!OTHERS.contains(text.key()) && isInside(text.value() + "/")) {
        tell(text, kind, found);
      }
    }
  }

  /** What a user alone writes and reads there is in nobody's way. */
  private static void tell(Text text, Kind kind, Findings found) {
    String message =
        text.quoted()
            + " is in a folder that everybody can write to and that is cleaned up automatically";
    if (kind == Kind.AGENT && LOGS.contains(text.key())) {
      found.info(text.position(), message, "use the full path of the user's Library/Logs");
    } else {
      found.warning(text.position(), message, help(text, kind));
    }
  }

  private static String help(Text text, Kind kind) {
    if (!LOGS.contains(text.key())) {
      return "use a folder of the job's own, such as one in /Library/Application Support";
    }
    return kind == Kind.DAEMON
        ? "somebody may put a link there, which root follows; use /var/log or /Library/Logs"
        : "for a daemon use /var/log or /Library/Logs, for an agent the full path of the user's"
            + " Library/Logs";
  }

  static boolean isInside(String path) {
    String plain = Place.withoutPrivate(path);
    return plain.startsWith("/tmp/") || plain.startsWith("/var/tmp/");
  }
}
