package io.github.launchd4j.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder to start in is there, and the job's user may enter it. Else: exit code 78. */
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
                    "make that folder and give it to the job's user"));
  }

  private static Optional<String> whyNot(HostContext candidate, Path folder) {
    if (Files.isRegularFile(folder)) {
      return Optional.of(folder + " is a file");
    }
    return candidate.runsAs().flatMap(account -> Access.EXECUTE.whyNot(account, folder));
  }
}
