package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where a job belongs: to the system, or to the sessions of users (launchd(8), FILES;
 * launchd.plist(5), LimitLoadToSessionType).
 *
 * @param kind daemon or agent, as far as the folder or the file tell
 * @param sessions the session types that the file names, in its words; empty if it names none,
 *     which means Aqua for an agent (launchctl.c:1108)
 * @param sessionEntry the LimitLoadToSessionType that names them
 */
public record Place(Kind kind, List<String> sessions, Optional<Entry> sessionEntry) {

  /** Whose job it is. */
  public enum Kind {
    /** One of the system; root's, if it does not name a user. */
    DAEMON,
    /** One of each user, run in sessions of that user. */
    AGENT,
    /** Neither the folder nor the file tell. */
    UNKNOWN
  }

  /** The place of a job whose file is read from there, if it is from a file. */
  public static Place of(PlistDictionary job, Optional<Path> file) {
    Optional<Entry> entry = Keys.entry(job, "LimitLoadToSessionType");
    List<String> sessions = entry.isPresent() ? sessions(entry.get()) : List.of();
    return new Place(kind(file, sessions), sessions, sessions.isEmpty() ? Optional.empty() : entry);
  }

  private static List<String> sessions(Entry entry) {
    return entry.value() instanceof PlistString one
        ? List.of(one.value())
        : entry.value() instanceof PlistArray all ? Keys.strings(all) : List.of();
  }

  private static Kind kind(Optional<Path> file, List<String> sessions) {
    if (isIn(file, "LaunchDaemons")) {
      return Kind.DAEMON;
    }
    if (isIn(file, "LaunchAgents")) {
      return Kind.AGENT;
    }
    if (sessions.isEmpty() || (hasSystem(sessions) && sessions.size() > 1)) {
      return Kind.UNKNOWN;
    }
    return hasSystem(sessions) ? Kind.DAEMON : Kind.AGENT;
  }

  // launchctl.c:1149, strcasecmp. Agents alone have sessions, the system is "System" (1150).
  private static boolean hasSystem(List<String> sessions) {
    for (String session : sessions) {
      if (session.equalsIgnoreCase("System")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether launchd would load the job into a domain: {@code system}, {@code gui/501}, {@code
   * user/501}. An agent is for Aqua, which is gui, unless it says otherwise (launchctl.c:1108); the
   * domain of a user without a screen is Background (seen by NousResearch/hermes-agent#13560).
   */
  public boolean loadsInto(String domain) {
    if (domain.equals("system")) {
      return !isForSessionsOnly();
    }
    boolean background = domain.startsWith("user/");
    return sessions.isEmpty() ? !background : has(background ? "Background" : "Aqua");
  }

  private boolean has(String session) {
    for (String each : sessions) {
      if (each.equalsIgnoreCase(session)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the file names sessions, none of which is the system's: launchd loads no such daemon.
   */
  public boolean isForSessionsOnly() {
    return !sessions.isEmpty() && !hasSystem(sessions);
  }

  /**
   * Whether the file lies in one of the folders that launchd loads from, in a bundle or outside.
   */
  public static boolean isInstalled(Optional<Path> file) {
    return isIn(file, "LaunchDaemons") || isIn(file, "LaunchAgents");
  }

  /** Whether the file lies in an application, whence SMAppService registers it. */
  public static boolean isInBundle(Optional<Path> file) {
    Path folder = file.isPresent() ? file.get().toAbsolutePath().getParent() : null;
    Path contents = folder == null ? null : folder.getParent(); // .../Contents/Library/Launch…
    return isInstalled(file)
        && contents != null
        && contents.toString().endsWith(".app/Contents/Library");
  }

  /** Whether it lies in a folder that looks like one of launchd's and is none. */
  public static boolean isBesideInstalled(Optional<Path> file) {
    Path folder = file.isPresent() ? file.get().toAbsolutePath().getParent() : null;
    if (folder == null) {
      return false;
    }
    String path = folder.toString();
    return path.matches("/Users/[^/]+/Library/LaunchDaemons")
        || path.matches("(?:/Users/[^/]+)?/Library/Launch(?:Daemons|Agents)/.+")
        || path.matches(
            "(?:/Users/[^/]+)?/Library/(?:LaunchDaemon|LaunchAgent|Launch Daemons|Launch Agents"
                + "|LaunchDeamons|LaunchDaemon[sS]?\\.[^/]*|Daemons|Agents|StartupItems"
                + "|PrivilegedHelperTools|LaunchServices)")
        || path.equals("/usr/local/Library/LaunchDaemons")
        || path.matches("/(?:etc|usr/local/etc|opt/homebrew/etc)/[Ll]aunch[^/]*");
  }

  private static boolean isIn(Optional<Path> file, String folder) {
    Path parent = file.isPresent() ? file.get().toAbsolutePath().getParent() : null;
    return parent != null && parent.endsWith(folder);
  }

  /** The path by its shorter name: /tmp and /var are links into /private. */
  public static String withoutPrivate(String path) {
    return path.startsWith("/private/") ? path.substring("/private".length()) : path;
  }
}
