package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.stream.Stream;

/** An empty string where a name or a path belongs. Label has {@link MissingLabel}. */
final class EmptyValue implements Rule {

  @Override
  public String code() {
    return "LP112";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.entries()
        .filter(found -> found.entry().value() instanceof PlistString s && s.value().isEmpty())
        .filter(found -> !found.entry().key().equals("Label"))
        .flatMap(
            found -> found.key().stream().filter(EmptyValue::wantsText).map(k -> finding(found)));
  }

  private static boolean wantsText(Key key) {
    return key.values() instanceof Values.NonEmpty || isPath(key);
  }

  private static boolean isPath(Key key) {
    return key.values() instanceof Values.AbsolutePath
        && !key.name().equals("Program")
        && !key.name().equals("SockPathName");
  }

  private Finding finding(Walk.Found found) {
    return warning(
        found.entry().value().position(),
        found.entry().key() + " \"\" is empty",
        "give it a value, or take it out");
  }
}
