package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.Key;
import java.util.stream.Stream;

/** A key that the man page or launch.h tells to remove. */
final class DeprecatedKey implements Rule {

  @Override
  public String code() {
    return "LP111";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.known()
        .filter(known -> known.key().status() == Key.Status.DEPRECATED)
        .map(this::finding);
  }

  private Finding finding(Walk.Known known) {
    Key key = known.key();
    return warning(
        known.entry().keyPosition(),
        key.name() + " is deprecated",
        key.note().isEmpty() ? "take it out" : key.note());
  }
}
