package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/**
 * LAUNCH_DAEMON_SOCKET_NAME: found in a much-copied article, and in no source, header or man page
 * of launchd. Nothing sets it and nothing reads it.
 */
final class SocketNameVariable implements Rule {

  static final String NAME = "LAUNCH_DAEMON_SOCKET_NAME";

  @Override
  public Code code() {
    return Code.LP304;
  }

  static Optional<Entry> in(PlistDictionary job) {
    return Walk.dictionary(job, "EnvironmentVariables").orElse(PlistDictionary.EMPTY).entry(NAME);
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> variable = in(of.job());
    if (variable.isPresent()) {
      found.warning(
          variable.get().keyPosition(),
          NAME + " has no meaning for launchd",
          "remove it, unless your program reads it; the name of a socket is its key"
              + " in Sockets");
    }
  }
}
