package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.key.Key;

/** A key that launchd once knew. */
final class DeadKey implements Rule {

  @Override
  public Code code() {
    return Code.LP110;
  }

  @Override
  public void check(Inspection of, Findings found) {
    for (Walk.Known known : of.known()) {
      Key key = known.key();
      if (key.status() == Key.Status.REMOVED) {
        found.warning(
            known.entry().keyPosition(),
            key.name() + " has no effect",
            "remove it: it " + key.note());
      }
    }
  }
}
