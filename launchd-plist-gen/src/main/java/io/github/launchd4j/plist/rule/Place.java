package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Where a job belongs, as far as its file tells. */
final class Place {

  private Place() {}

  /** Whether the file lies in a folder of this name. */
  static boolean isIn(Optional<Path> file, String folder) {
    return file.map(Path::toAbsolutePath)
        .map(Path::getParent)
        .map(Path::getFileName)
        .filter(name -> name.toString().equals(folder))
        .isPresent();
  }

  /** Whether the file lies in one of the folders that launchd loads from. */
  static boolean isInstalled(Optional<Path> file) {
    return isIn(file, "LaunchDaemons") || isIn(file, "LaunchAgents");
  }

  /** Whether the job is one of a user's: by its folder, or by a session that only agents have. */
  static boolean isAgent(PlistDictionary job, Optional<Path> file) {
    return isIn(file, "LaunchAgents") || hasSession(job);
  }

  /** Whether LimitLoadToSessionType names a session, and System is not among those. */
  static boolean hasSession(PlistDictionary job) {
    PlistValue types = job.get("LimitLoadToSessionType").orElse(null);
    Stream<PlistValue> named =
        types instanceof PlistArray array
            ? array.values().stream()
            : Stream.ofNullable(types).filter(PlistString.class::isInstance);
    return types != null
        && named.noneMatch(type -> type instanceof PlistString s && s.value().equals("System"));
  }
}
