package io.github.launchd4j.host;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** The program exists, and the job's user may execute it. */
final class ProgramCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    return program(candidate)
        .map(Path::of)
        .filter(Path::isAbsolute) // the validator reports the others
        .flatMap(program -> problem(candidate, program))
        .stream();
  }

  static Optional<String> program(HostContext candidate) {
    return candidate
        .job()
        .program()
        .or(() -> candidate.job().programArguments().stream().findFirst());
  }

  private static Optional<Problem> problem(HostContext candidate, Path program) {
    if (Files.isDirectory(program)) {
      return Optional.of(
          Problem.error("the program " + program + " is a folder", "name the file to execute"));
    }
    return candidate
        .runsAs()
        .flatMap(account -> Access.EXECUTE.whyNot(account, program))
        .map(
            why ->
                Problem.error(
                    "the program " + program + " cannot be executed: " + why,
                    "put it in a place that this user can reach, such as /usr/local or /opt, and run chmod 0755"));
  }
}
