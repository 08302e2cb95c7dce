package io.github.launchd4j.host;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.edit.KeyPath;
import io.github.launchd4j.plist.finding.PlistException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What comes into the place of an installed file: the new one, with what was changed by hand in the
 * installed one.
 *
 * @param content what to install
 * @param problems what speaks against it
 */
record Successor(FileContent content, List<Problem> problems) {

  Successor {
    problems = List.copyOf(problems);
  }

  /**
   * The successor of what is installed now.
   *
   * @param replace whether the new file wins if both were changed
   */
  static Successor of(ServiceTarget installed, FileContent next, Job job, boolean replace)
      throws IOException {
    Optional<FileContent> there = FileContent.of(installed.file());
    Optional<FileContent> last = FileContent.of(InstallRecord.of(installed).last());
    if (there.isEmpty() || there.equals(last) || there.get().equals(next)) {
      return new Successor(next, List.of());
    }
    if (last.isEmpty()) {
      return new Successor(next, foreign(installed, there.get(), job));
    }
    Optional<HandEdits> edits = HandEdits.of(last.get(), there.get(), next);
    return edits.isEmpty()
        ? new Successor(next, List.of())
        : edited(installed, next, edits.get(), replace);
  }

  private static Successor edited(
      ServiceTarget installed, FileContent next, HandEdits edits, boolean replace)
      throws IOException {
    List<Problem> problems = new ArrayList<>();
    if (!edits.collisions().isEmpty() && !replace) {
      problems.add(
          Problem.error(
              installed.file()
                  + " was changed by hand since it was installed, and the new file changes the"
                  + " same keys: "
                  + words(edits.collisions()),
              "change the new file, or let it win with the option replace"));
    }
    if (!edits.carried().isEmpty()) {
      problems.add(
          Problem.info(
              "what was changed by hand in "
                  + installed.file()
                  + " is kept: "
                  + words(edits.carried()),
              "write it into the source of the job too"));
    }
    return new Successor(edits.applyTo(next), problems);
  }

  private static List<Problem> foreign(ServiceTarget installed, FileContent there, Job job) {
    Optional<String> other = runs(there);
    String own = runs(job);
    return other.isEmpty() || other.get().equals(own)
        ? List.of()
        : List.of(
            Problem.error(
                installed.file()
                    + " belongs to another program: it runs "
                    + other.get()
                    + ", and this job "
                    + own,
                "choose another Label, or uninstall that job first"));
  }

  /** What a job's file runs; empty if it is not a job. */
  static Optional<String> runs(FileContent file) {
    try {
      return Optional.of(runs(Job.from(file.tree())));
    } catch (PlistException e) {
      return Optional.empty();
    }
  }

  /** The program, and of a JVM the jar or the main class. */
  static String runs(Job job) {
    List<String> words = ProgramCheck.command(job);
    String program = words.isEmpty() ? "nothing" : words.get(0);
    if (!program.endsWith("/java")) {
      return program;
    }
    int jar = words.indexOf("-jar");
    return jar >= 0 && jar + 1 < words.size()
        ? words.get(jar + 1)
        : words.stream()
            .skip(1)
            .filter(word -> word.matches("(\\w+\\.)+\\w+(/.*)?"))
            .findFirst()
            .orElse(program);
  }

  private static String words(Collection<KeyPath> keys) {
    return keys.stream().map(KeyPath::toString).collect(Collectors.joining(", "));
  }
}
