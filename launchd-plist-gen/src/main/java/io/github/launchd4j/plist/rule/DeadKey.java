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
    return of.known()
        .filter(known -> known.key().status() == Key.Status.REMOVED)
        .map(this::finding);
  }

  private Finding finding(Walk.Known known) {
    Key key = known.key();
    return warning(
        known.entry().keyPosition(), key.name() + " does nothing", "take it out: it " + key.note());
  }
}
