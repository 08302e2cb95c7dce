package io.github.launchd4j.host;

import java.util.stream.Stream;

/** The label is not loaded from another file: at the next start of the Mac both would be loaded. */
final class LoadedCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    String file = candidate.file().toString();
    return candidate.printed().path().stream()
        .filter(path -> !path.equals(file))
        .map(
            path ->
                Problem.error(
                    candidate.destination().target(candidate.job().label())
                        + " is loaded from "
                        + path,
                    "boot it out and remove that file, or choose another Label"));
  }
}
