package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Text;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Set;

/** A path that is looked for from / on, or from whatever folder launchd happens to be in. */
final class RelativePath implements Rule {

  /** These have rules of their own. */
  private static final Set<String> OTHERS = Set.of("Program", "SockPathName");

  @Override
  public Code code() {
    return Code.LP113;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Known known : of.known()) {
      if (known.key().values() instanceof Values.AbsolutePath
          && known.entry().value() instanceof PlistString path
          && !OTHERS.contains(known.entry().key())) {
        check(new Text(known.entry().key(), path), found);
      }
    }
    for (Text watched : Text.watched(of.job())) {
      check(watched, found);
    }
  }

  private static void check(Text path, Findings found) {
    if (!path.value().isEmpty() && !path.value().startsWith("/")) {
      found.warning(
          path.position(),
          path.quoted() + " is not an absolute path",
          "launchd expands neither ~ nor $VARIABLES; write an absolute path");
    }
  }
}
