package io.github.launchd4j.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The job's user may write the logs: launchd opens them as that user, and else ends with 78. */
final class LogCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    return Stream.concat(
        problem(candidate, "StandardOutPath", candidate.job().standardOutPath()).stream(),
        problem(candidate, "StandardErrorPath", candidate.job().standardErrorPath()).stream());
  }

  private static Optional<Problem> problem(
      HostContext candidate, String key, Optional<String> value) {
    if (value.isEmpty() || candidate.runsAs().isEmpty() || !value.get().startsWith("/")) {
      return Optional.empty();
    }
    Path log = Path.of(value.get());
    Path folder = log.getParent();
    if (folder == null || Files.isDirectory(log)) {
      return Optional.of(Problem.error(key + " " + log + " is a folder", "name a file"));
    }
    if (Files.notExists(folder)) {
      // launchd is reported to make the folder (jessepeterson/margarita#28): no error, then.
      return Optional.of(
          Problem.warning(
              "the folder of " + key + " " + log + " does not exist",
              "make it and give it to the job's user: launchd may not, or may make it root's"));
    }
    return Access.WRITE
        .whyNot(candidate.runsAs().get(), Files.exists(log) ? log : folder)
        .map(
            why ->
                Problem.error(
                    key + " " + log + " cannot be written: " + why,
                    "give it to the job's user, or choose a folder of its own under /var/log"));
  }
}
