package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.Key;

/** A key that the man page or launch.h tells to remove. */
final class DeprecatedKey implements Rule {

  @Override
  public Code code() {
    return Code.LP111;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Known known : of.known()) {
      Key key = known.key();
      if (key.status() == Key.Status.DEPRECATED) {
        found.warning(
            known.entry().keyPosition(),
            key.name() + " is deprecated",
            key.note().isEmpty() ? "remove it" : key.note());
      }
    }
  }
}
