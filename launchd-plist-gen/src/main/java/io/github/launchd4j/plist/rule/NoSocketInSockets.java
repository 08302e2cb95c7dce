package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.stream.Stream;

/** Nothing to open, so that nothing ever starts the job. */
final class NoSocketInSockets implements Rule {

  @Override
  public String code() {
    return "LP221";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    return job.entry("Sockets").stream().flatMap(this::findings);
  }

  private Stream<Finding> findings(Entry sockets) {
    if (!(sockets.value() instanceof PlistDictionary named)) {
      return Stream.empty();
    }
    return named.entries().isEmpty()
        ? Stream.of(finding(sockets, "Sockets is empty"))
        : named.entries().stream()
            .filter(entry -> entry.value() instanceof PlistArray array && array.values().isEmpty())
            .map(entry -> finding(entry, "the socket \"" + entry.key() + "\" is an empty array"));
  }

  private Finding finding(Entry entry, String message) {
    return warning(
        entry.keyPosition(), message, "add a dictionary with an address, or take it out");
  }
}
