package io.github.launchd4j.plist.inspect;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.nio.file.Path;
import java.util.Optional;

/** Where a job belongs, as far as its file tells. */
public final class Place {

  private Place() {}

  /** Whether the file lies in a folder of this name. */
  public static boolean isIn(Optional<Path> file, String folder) {
    Path parent = file.isPresent() ? file.get().toAbsolutePath().getParent() : null;
    return parent != null && parent.endsWith(folder);
  }

  /** Whether the file lies in one of the folders that launchd loads from. */
  public static boolean isInstalled(Optional<Path> file) {
    return isIn(file, "LaunchDaemons") || isIn(file, "LaunchAgents");
  }

  /** Whether the job is one of a user's: by its folder, or by a session that only agents have. */
  public static boolean isAgent(PlistDictionary job, Optional<Path> file) {
    return isIn(file, "LaunchAgents") || hasSession(job);
  }

  /** The path by its shorter name: /tmp and /var are links into /private. */
  public static String withoutPrivate(String path) {
    return path.startsWith("/private/") ? path.substring("/private".length()) : path;
  }

  /** Whether LimitLoadToSessionType names a session, and System is not among those. */
  public static boolean hasSession(PlistDictionary job) {
    PlistValue types = job.get("LimitLoadToSessionType").orElse(null);
    if (types instanceof PlistString type) {
      return !type.value().equals("System");
    }
    if (types == null) {
      return false;
    }
    for (PlistString type : Walk.strings(types)) {
      if (type.value().equals("System")) {
        return false;
      }
    }
    return true;
  }
}
