package io.github.launchd4j.host;

import io.github.launchd4j.plist.finding.OneLine;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The {@code #!} line of the program names an interpreter that is there: without one the job ends
 * with 78. If it is env(1), that finds its program on the job's PATH, or ends with 127.
 */
final class InterpreterCheck implements HostCheck {
  private static final int LONGEST_LINE = 512;

  /** launchd's own (launchd.plist(5) gives jobs no other; printed as "default environment"). */
  private static final String PATH = "/usr/bin:/bin:/usr/sbin:/sbin";

  @Override
  public Stream<Problem> check(HostContext candidate) {
    List<String> command = ProgramCheck.command(candidate.job());
    return command.isEmpty() ? Stream.empty() : problem(candidate, command).stream();
  }

  private static Optional<Problem> problem(HostContext candidate, List<String> command) {
    String program = command.get(0);
    Optional<List<String>> line = line(program);
    if (line.isPresent()) {
      String interpreter = line.get().get(0);
      if (!Files.isExecutable(Path.of(interpreter))) {
        return Optional.of(
            Problem.error(
                "the program " + program + " begins with #!" + interpreter + ", which is not there",
                "install it, or correct the first line of the program"));
      }
    }
    List<String> words = line.orElse(command);
    return words.get(0).endsWith("/env") ? env(candidate, words) : Optional.empty();
  }

  private static Optional<Problem> env(HostContext candidate, List<String> words) {
    String path = candidate.job().environmentVariables().getOrDefault("PATH", PATH);
    Optional<String> name =
        words.stream()
            .skip(1)
            .filter(word -> !word.startsWith("-") && !word.contains("="))
            .findFirst();
    return name.filter(word -> !word.contains("/"))
        .filter(word -> Stream.of(path.split(":", -1)).noneMatch(folder -> has(folder, word)))
        .map(
            word ->
                Problem.error(
                    "env finds no " + word + " on the job's PATH, " + path + ", and ends with 127",
                    "write the path of "
                        + word
                        + " into ProgramArguments, or a PATH into EnvironmentVariables"));
  }

  private static boolean has(String folder, String name) {
    return folder.startsWith("/") && Files.isExecutable(Path.of(folder, name));
  }

  /** The words of the {@code #!} line of a file, if it has one. */
  static Optional<List<String>> line(String program) {
    if (!program.startsWith("/") || program.indexOf('\0') >= 0) {
      return Optional.empty();
    }
    Path file = Path.of(program);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try (InputStream in = Files.newInputStream(file)) {
      String start = new String(in.readNBytes(LONGEST_LINE), StandardCharsets.ISO_8859_1);
      String line = start.startsWith("#!") ? start.substring(2).split("\\R", 2)[0].strip() : "";
      return line.startsWith("/")
          ? Optional.of(List.of(OneLine.of(line).split("\\s+", -1)))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
