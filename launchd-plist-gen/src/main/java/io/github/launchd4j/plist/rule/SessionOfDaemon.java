package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5): LimitLoadToSessionType is for agents; a daemon belongs to no session. */
final class SessionOfDaemon implements Rule {

  @Override
  public Code code() {
    return Code.LP905;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Place place = Place.of(of.job(), of.file());
    Optional<Entry> session = place.sessionEntry();
    if (session.isPresent() && place.kind() == Place.Kind.DAEMON && place.isForSessionsOnly()) {
      found.warning(
          session.get().keyPosition(),
          "LimitLoadToSessionType in a daemon: \"Service cannot load in requested session\" (134)",
          "remove it, or install the job in LaunchAgents");
    }
  }
}
