package io.github.launchd4j.host;

import io.github.launchd4j.plist.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
    return command(candidate.job()).stream().findFirst();
  }

  /** What launchd executes: ProgramArguments, with Program in the place of the first. */
  static List<String> command(Job job) {
    List<String> words = new ArrayList<>(job.programArguments());
    if (job.program().isPresent()) {
      words.subList(0, Math.min(1, words.size())).clear();
      words.add(0, job.program().get());
    }
    return words;
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
