package io.github.launchd4j.host;

import io.github.launchd4j.plist.Job;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The files whose content a job runs: its program, what interprets it, a script, and what a JVM
 * loads.
 */
final class JobFiles {
  private static final Set<String> INTERPRETERS =
      Set.of(
          "sh",
          "bash",
          "zsh",
          "dash",
          "ksh",
          "csh",
          "tcsh",
          "env",
          "python",
          "python3",
          "ruby",
          "perl",
          "node",
          "php",
          "osascript");

  private final Map<Path, String> files = new LinkedHashMap<>();

  private JobFiles() {}

  /** The absolute ones that exist, each with what it is to the job, in the order of the command. */
  static Map<Path, String> of(Job job) {
    JobFiles all = new JobFiles();
    List<String> words = ProgramCheck.command(job);
    if (!words.isEmpty()) {
      all.program(words.get(0), "the program");
      all.arguments(words);
    }
    return all.files;
  }

  private void arguments(List<String> words) {
    String name = name(words.get(0));
    if (name.equals("java")) {
      Path home = Path.of(words.get(0)).resolve("../..").normalize();
      add(home.resolve("lib/modules").toString(), "the JDK's code");
      JavaOptions.of(words).forEach(named -> add(named.path(), "java " + named.option()));
    } else if (INTERPRETERS.contains(name.replaceFirst("[\\d.]+$", ""))) {
      words.stream()
          .skip(1)
          .filter(word -> word.startsWith("/"))
          .findFirst()
          .ifPresent(script -> program(script, "the script"));
    }
  }

  /** A program, and what its {@code #!} line names. */
  private void program(String path, String what) {
    add(path, what);
    InterpreterCheck.line(path)
        .ifPresent(line -> add(line.get(0), "the interpreter of " + what.substring(4)));
  }

  private void add(String path, String what) {
    if (path.startsWith("/") && path.indexOf('\0') < 0 && Files.exists(Path.of(path))) {
      files.putIfAbsent(Path.of(path), what);
    }
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
