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
    Stream<Text> keyed =
        Walk.entries(job).stream()
            .filter(found -> !OTHERS.contains(found.entry().key()))
            .filter(found -> found.key().filter(k -> isPath(k.values())).isPresent())
            .filter(found -> found.entry().value() instanceof PlistString)
            .map(found -> new Text(found.entry().key(), (PlistString) found.entry().value()));
    return Stream.concat(keyed, Text.watched(job))
        .filter(text -> !text.value().isEmpty() && !text.value().startsWith("/"))
        .map(this::finding);
  }

  private static boolean isPath(Values values) {
    return values instanceof Values.AbsolutePath;
  }

  private Finding finding(Text text) {
    return warning(
        text.position(),
        text.quoted() + " is no absolute path",
        "launchd expands neither ~ nor $VARIABLES; write the path from / on");
  }
}
