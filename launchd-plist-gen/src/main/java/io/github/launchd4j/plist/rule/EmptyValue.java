package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistString;

/** An empty string where a name or a path belongs. Label has {@link MissingLabel}. */
final class EmptyValue implements Rule {

  @Override
  public Code code() {
    return Code.LP112;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Known known : of.known()) {
      if (known.entry().value() instanceof PlistString text
          && text.value().isEmpty()
          && wantsText(known.key())) {
        found.warning(
            text.position(),
            known.key().name() + " \"\" is empty",
            "give it a value, or remove it");
      }
    }
  }

  private static boolean wantsText(Key key) {
    return key.values() instanceof Values.NonEmpty ? !key.name().equals("Label") : isPath(key);
  }

  private static boolean isPath(Key key) {
    return key.values() instanceof Values.AbsolutePath
        && !key.name().equals("Program")
        && !key.name().equals("SockPathName");
  }
}
