package io.github.launchd4j.host;

import io.github.launchd4j.plist.Job;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  private static final Set<String> JAVA_PATHS =
      Set.of("-jar", "-cp", "-classpath", "--class-path", "-p", "--module-path");

  /** Options of a JVM that name what it loads, up to the path. */
  private static final List<String> JAVA_OPTIONS =
      List.of(
          "-javaagent:",
          "-agentpath:",
          "-Xbootclasspath/a:",
          "--class-path=",
          "--module-path=",
          "-XX:SharedArchiveFile=",
          "-XX:AOTCache=",
          "-Djava.library.path=",
          "-Djna.boot.library.path=",
          "@");

  private final Map<Path, String> files = new LinkedHashMap<>();

  private JobFiles() {}

  /** The absolute ones that exist, each with what it is to the job, in the order of the command. */
  static Map<Path, String> of(Job job) {
    JobFiles all = new JobFiles();
    List<String> words = new ArrayList<>(job.programArguments());
    job.program().ifPresent(program -> set(words, program));
    if (!words.isEmpty()) {
      all.program(words.get(0), "the program");
      all.arguments(words);
    }
    return all.files;
  }

  private static void set(List<String> words, String program) {
    if (words.isEmpty()) {
      words.add(program);
    } else {
      words.set(0, program);
    }
  }

  private void arguments(List<String> words) {
    String name = name(words.get(0));
    if (name.equals("java")) {
      Path home = Path.of(words.get(0)).resolve("../..").normalize();
      add(home.resolve("lib/modules").toString(), "the JDK's code");
      java(words);
    } else if (INTERPRETERS.contains(name.replaceFirst("[\\d.]+$", ""))) {
      words.stream()
          .skip(1)
          .filter(word -> word.startsWith("/"))
          .findFirst()
          .ifPresent(script -> program(script, "the script"));
    }
  }

  private void java(List<String> words) {
    for (int i = 1; i < words.size() && words.get(i).matches("[-@].*"); i++) {
      String option = words.get(i);
      if (JAVA_PATHS.contains(option) && i + 1 < words.size()) {
        i++;
        paths(words.get(i), "java " + option);
      }
      for (String start : JAVA_OPTIONS) {
        if (option.startsWith(start)) {
          paths(option.substring(start.length()).replaceFirst("=.*", ""), "java " + start);
        }
      }
    }
  }

  private void paths(String value, String what) {
    for (String path : value.split(File.pathSeparator, -1)) {
      add(path.endsWith("/*") ? path.substring(0, path.length() - 2) : path, what);
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
