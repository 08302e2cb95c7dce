package io.github.launchd4j.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The working directory exists, and the job's user may enter it; otherwise the exit code is 78. */
final class WorkingDirectoryCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    return candidate.job().workingDirectory().stream()
        .map(Path::of)
        .filter(Path::isAbsolute)
        .flatMap(folder -> whyNot(candidate, folder).stream())
        .map(
            why ->
                Problem.error(
                    "the job cannot start in its WorkingDirectory: " + why,
                    "create it, owned by the job's user"));
  }

  private static Optional<String> whyNot(HostContext candidate, Path folder) {
    if (Files.isRegularFile(folder)) {
      return Optional.of(folder + " is a file");
    }
    return candidate.runsAs().flatMap(account -> Access.EXECUTE.whyNot(account, folder));
  }
}
