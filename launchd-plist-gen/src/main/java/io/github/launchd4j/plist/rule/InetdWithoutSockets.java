package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.stream.Stream;

/** launchd.plist(5): inetdCompatibility tells how the job gets the sockets of Sockets. */
final class InetdWithoutSockets implements Rule {

  @Override
  public String code() {
    return "LP301";
  }

  @Override
  public Stream<Finding> check(Inspection of) {
    PlistDictionary job = of.job();
    return job.has("Sockets")
        ? Stream.empty()
        : job.entry("inetdCompatibility").stream()
            .map(
                inetd ->
                    error(
                        inetd.keyPosition(),
                        "inetdCompatibility without Sockets",
                        "there is nothing to accept from; add Sockets, or take it out"));
  }
}
