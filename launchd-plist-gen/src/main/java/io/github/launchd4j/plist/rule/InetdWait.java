package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.List;
import java.util.Optional;

/** Every Apple job with Wait true has datagrams, every one with Wait false a stream. */
final class InetdWait implements Rule {

  @Override
  public Code code() {
    return Code.LP302;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<PlistDictionary> inetd = Walk.dictionary(of.job(), "inetdCompatibility");
    if (inetd.isPresent()) {
      check(inetd.get(), of.sockets(), found);
    }
  }

  private static void check(PlistDictionary inetd, List<PlistDictionary> sockets, Findings found) {
    boolean waits = Walk.flag(inetd, "Wait", true).isPresent();
    int datagrams = datagrams(sockets);
    if (waits && datagrams < sockets.size()) {
      found.warning(
          position(inetd),
          "Wait true with a stream socket: the job gets the listener and must accept itself",
          "write <false/> to get one process for each connection");
    } else if (!waits && datagrams > 0) {
      found.error(
          position(inetd),
          "Wait false with a dgram socket, which has no connections to accept",
          "write Wait <true/>: the job gets the socket itself");
    }
  }

  private static int datagrams(List<PlistDictionary> sockets) {
    int datagrams = 0;
    for (PlistDictionary socket : sockets) {
      Optional<PlistString> type = Walk.string(socket, "SockType");
      if (type.isPresent() && type.get().value().equalsIgnoreCase("dgram")) {
        datagrams++;
      }
    }
    return datagrams;
  }

  private static Position position(PlistDictionary inetd) {
    Optional<PlistValue> wait = inetd.get("Wait");
    return wait.isPresent() ? wait.get().position() : inetd.position();
  }
}
