package io.github.launchd4j.host;

import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The label is not loaded in another domain as well: both jobs would run, and want the same port.
 */
final class OtherDomainCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    return candidate.launchctl().legacy()
        ? Stream.empty()
        : others(candidate).stream().flatMap(other -> problem(candidate, other));
  }

  private static List<String> others(HostContext candidate) {
    long user = candidate.self().uid();
    List<String> domains = new ArrayList<>(List.of("system", "gui/" + user, "user/" + user));
    domains.remove(candidate.destination().domain());
    return domains;
  }

  private static Stream<Problem> problem(HostContext candidate, String other) {
    DomainTarget there = new DomainTarget(other, candidate.destination().folder());
    LaunchctlPrint printed = candidate.launchctl().look(there, candidate.job().label());
    String target = there.target(candidate.job().label());
    return printed.loaded() == Loaded.YES
        ? Stream.of(
            Problem.warning(
                "the label is also loaded as "
                    + target
                    + printed.path().map(path -> " from " + path).orElse("")
                    + ": both jobs would run",
                "boot that one out with launchctl bootout " + target + ", and remove its file"))
        : Stream.empty();
  }
}
