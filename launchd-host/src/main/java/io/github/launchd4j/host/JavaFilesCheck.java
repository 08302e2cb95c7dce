package io.github.launchd4j.host;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The job's user can read what a java command runs: the jar, the class path. On a Mac, a home
 * folder is often closed to a daemon's user.
 */
final class JavaFilesCheck implements HostCheck {
  private static final Set<String> OPTIONS =
      Set.of("-jar", "-cp", "-classpath", "--class-path", "-p", "--module-path");

  @Override
  public Stream<Problem> check(HostContext candidate) {
    List<String> arguments = candidate.job().programArguments();
    if (ProgramCheck.program(candidate).filter(program -> program.endsWith("/java")).isEmpty()) {
      return Stream.empty();
    }
    Stream.Builder<Problem> problems = Stream.builder();
    for (int i = 1; i + 1 < arguments.size() && arguments.get(i).startsWith("-"); i++) {
      String option = arguments.get(i);
      if (OPTIONS.contains(option)) {
        i++;
        paths(option, arguments.get(i))
            .flatMap(path -> problem(candidate, option, path).stream())
            .forEach(problems);
      }
    }
    return problems.build();
  }

  private static Stream<String> paths(String option, String value) {
    Stream<String> all =
        option.equals("-jar")
            ? Stream.of(value)
            : Arrays.stream(value.split(File.pathSeparator, -1));
    return all.filter(path -> path.startsWith("/"))
        .map(path -> path.endsWith("/*") ? path.substring(0, path.length() - 2) : path);
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
