package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistString;

/** launchd binds from a folder of its own, so that a relative path leads nowhere in particular. */
final class RelativeSockPath implements Rule {

  @Override
  public Code code() {
    return Code.LP206;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (PlistString path : of.inSockets("SockPathName")) {
      if (!path.value().startsWith("/")) {
        found.error(
            path.position(),
            "SockPathName \"" + path.value() + "\" is not an absolute path",
            "launchd expands neither ~ nor $VARIABLES; write an absolute path");
      }
    }
  }
}
