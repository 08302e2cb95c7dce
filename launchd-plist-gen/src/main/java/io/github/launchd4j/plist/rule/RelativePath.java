package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Set;
import java.util.stream.Stream;

/** A path that is looked for from / on, or from whatever folder launchd happens to be in. */
final class RelativePath implements Rule {

  /** These have rules of their own. */
  private static final Set<String> OTHERS = Set.of("Program", "SockPathName");

  @Override
  public String code() {
    return "LP113";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return Walk.entries(job).stream()
        .filter(found -> !OTHERS.contains(found.entry().key()))
        .filter(
            found -> found.key().filter(k -> k.values() instanceof Values.AbsolutePath).isPresent())
        .filter(found -> found.entry().value() instanceof PlistString s && isRelative(s.value()))
        .map(this::finding);
  }

  private static boolean isRelative(String path) {
    return !path.isEmpty() && !path.startsWith("/");
  }

  private Finding finding(Walk.Found found) {
    PlistString path = (PlistString) found.entry().value();
    return warning(
        path.position(),
        found.entry().key() + " \"" + path.value() + "\" is no absolute path",
        "launchd expands neither ~ nor $VARIABLES; write the path from / on");
  }
}
