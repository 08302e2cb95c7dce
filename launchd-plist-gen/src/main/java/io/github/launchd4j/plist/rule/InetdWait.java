package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.Position;
import java.util.Optional;
import java.util.stream.Stream;

/** Every Apple job with Wait true has datagrams, every one with Wait false a stream. */
final class InetdWait implements Rule {

  @Override
  public String code() {
    return "LP302";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    Optional<Entry> inetd = job.entry("inetdCompatibility");
    if (inetd.isEmpty() || !(inetd.get().value() instanceof PlistDictionary settings)) {
      return Stream.empty();
    }
    boolean waits = Walk.flag(settings, "Wait", true).isPresent();
    boolean datagrams = of.sockets().anyMatch(InetdWait::isDatagram);
    boolean streams = of.sockets().anyMatch(socket -> !isDatagram(socket));
    Position at = settings.get("Wait").map(wait -> wait.position()).orElse(settings.position());
    if (waits && streams) {
      return Stream.of(
          warning(
              at,
              "Wait true with a stream socket: the job gets the listener and must accept itself",
              "for a process for each connection write <false/>"));
    }
    return !waits && datagrams
        ? Stream.of(
            error(
                at,
                "Wait false with a dgram socket, on which nothing can be accepted",
                "write Wait <true/>: the job gets the socket itself"))
        : Stream.empty();
  }

  private static boolean isDatagram(PlistDictionary socket) {
    return Walk.string(socket, "SockType")
        .filter(type -> type.value().equalsIgnoreCase("dgram"))
        .isPresent();
  }
}
