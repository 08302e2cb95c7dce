package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** Nothing to open. A Sockets that is empty does no harm to a job with another trigger. */
final class NoSocketInSockets implements Rule {

  private static final String HELP = "add a dictionary with an address, or remove it";

  @Override
  public Code code() {
    return Code.LP221;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> sockets = of.job().entry("Sockets");
    if (sockets.isEmpty() || !(sockets.get().value() instanceof PlistDictionary named)) {
      return;
    }
    if (named.entries().isEmpty() && of.demands().isEmpty()) {
      found.warning(sockets.get().keyPosition(), "Sockets is empty", HELP);
    }
    for (Entry entry : named.entries()) {
      if (entry.value() instanceof PlistArray array && array.values().isEmpty()) {
        found.warning(
            entry.keyPosition(), "the socket \"" + entry.key() + "\" is an empty array", HELP);
      }
    }
  }
}
