package io.github.launchd4j.host;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The job's user can read what a java command runs: the jar, the class path. On a Mac, a home
 * folder is often closed to a daemon's user.
 */
final class JavaFilesCheck implements HostCheck {

  @Override
  public Stream<Problem> check(HostContext candidate) {
    List<String> command = ProgramCheck.command(candidate.job());
    return command.isEmpty() || !command.get(0).endsWith("/java")
        ? Stream.empty()
        : JavaOptions.of(command).stream()
            .filter(JavaOptions.Named::isOfProgram)
            .flatMap(named -> problem(candidate, named.option(), named.path()).stream());
  }

  private static Optional<Problem> problem(HostContext candidate, String option, String path) {
    return candidate
        .runsAs()
        .flatMap(account -> Access.READ.whyNot(account, Path.of(path)))
        .map(
            why ->
                Problem.error(
                    "java " + option + " " + path + " cannot be read: " + why,
                    "copy it to a place that this user can reach, such as /usr/local or /opt, and use that path"));
  }
}
