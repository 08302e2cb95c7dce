package io.github.launchd4j.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The job's user may write to the logs: launchd opens them as that user, or fails with 78. */
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
      // launchd is reported to create the folder (jessepeterson/margarita#28), so this is not an
      // error.
      return Optional.of(
          Problem.warning(
              "the folder of " + key + " " + log + " does not exist",
              "create it, owned by the job's user: launchd may not create it, or may create it owned by root"));
    }
    return Access.WRITE
        .whyNot(candidate.runsAs().get(), Files.exists(log) ? log : folder)
        .map(
            why ->
                Problem.error(
                    key + " " + log + " cannot be written: " + why,
                    "chown it to the job's user, or choose a folder of that user's under /var/log"));
  }
}
