package io.github.launchd4j.host;

import java.util.stream.Stream;

/** The label is not disabled: installing enables it, which is worth knowing. */
final class DisabledCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    String label = candidate.job().label();
    if (candidate.launchctl().legacy()
        || !candidate.launchctl().isDisabled(candidate.destination(), label)) {
      return Stream.empty();
    }
    return Stream.of(
        Problem.info(
            candidate.destination().target(label) + " is disabled", "installing enables it"));
  }
}
