package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.key.Key;
import java.util.stream.Stream;

/** A key that launchd once knew. */
final class DeadKey implements Rule {

  @Override
  public String code() {
    return "LP110";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    return of.entries()
        .flatMap(
            found ->
                found.key().stream()
                    .filter(key -> key.status() == Key.Status.REMOVED)
                    .map(key -> finding(found, key)));
  }

  private Finding finding(Walk.Found found, Key key) {
    return warning(
        found.entry().keyPosition(), key.name() + " does nothing", "take it out: it " + key.note());
  }
}
