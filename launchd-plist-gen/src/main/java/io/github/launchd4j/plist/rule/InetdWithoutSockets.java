package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** launchd.plist(5): inetdCompatibility tells how the job gets the sockets of Sockets. */
final class InetdWithoutSockets implements Rule {

  @Override
  public Code code() {
    return Code.LP301;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Entry> inetd = of.job().entry("inetdCompatibility");
    if (inetd.isPresent() && !of.job().has("Sockets")) {
      found.error(
          inetd.get().keyPosition(),
          "inetdCompatibility without Sockets",
          "there is no socket to accept connections from; add Sockets, or remove"
              + " inetdCompatibility");
    }
  }
}
