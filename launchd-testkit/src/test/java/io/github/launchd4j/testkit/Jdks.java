package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The JDKs of this machine, for tests that start a JVM. */
public final class Jdks {
  private static final List<String> VARIABLES =
      List.of("JAVA_HOME", "JAVA_HOME_17_X64", "JAVA_HOME_21_X64", "JAVA_HOME_25_X64");
  private static final Path FOLDER = Path.of("/usr/lib/jvm");

  private Jdks() {}

  /** The JDK of this JVM. */
  public static Path own() {
    return Path.of(System.getProperty("java.home"));
  }

  /** Every JDK found: this JVM's own first, then those of the variables and of /usr/lib/jvm. */
  public static Stream<Path> homes() {
    List<Path> candidates = new ArrayList<>(List.of(own()));
    for (String variable : VARIABLES) {
      String home = System.getenv(variable);
      if (home != null && !home.isEmpty()) {
        candidates.add(Path.of(home));
      }
    }
    if (Files.isDirectory(FOLDER)) {
      try (Stream<Path> installed = Files.list(FOLDER)) {
        installed.sorted().forEach(candidates::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    Set<Path> homes = new LinkedHashSet<>();
    candidates.stream().filter(Jdks::isUsable).map(Jdks::realPath).forEach(homes::add);
    return homes.stream();
  }

  /** The java command of a JDK. */
  public static Path java(Path home) {
    return home.resolve("bin").resolve("java");
  }

  /** A job that runs a program of the tests. */
  static JobBuilder job(Path home, Class<?> program, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                java(home).toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
    command.addAll(List.of(arguments));
    return Job.builder("com.example.java").programArguments(command);
  }

  /** Only a JDK of 9 or newer has lib/modules; one below 17 says so in its release file. */
  private static boolean isUsable(Path home) {
    return Files.isExecutable(java(home))
        && Files.exists(home.resolve("lib").resolve("modules"))
        && feature(home) >= 17;
  }

  /** The feature release of a JDK, such as 17; 0 if it does not say. */
  public static int feature(Path home) {
    try (Stream<String> lines = Files.lines(home.resolve("release"))) {
      return lines
          .filter(line -> line.startsWith("JAVA_VERSION="))
          .map(line -> Runtime.Version.parse(line.substring(14, line.length() - 1)).feature())
          .findFirst()
          .orElse(0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path realPath(Path home) {
    try {
      return home.toRealPath();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
