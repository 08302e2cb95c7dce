package io.github.launchd4j.host;

import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The options of a java command that name what the JVM loads. */
final class JavaOptions {

  /** Whose value is the next word; all but the first take several, as PATH has them. */
  private static final String JAR = "-jar";

  private static final Set<String> PATHS =
      Set.of(JAR, "-cp", "-classpath", "--class-path", "-p", "--module-path");

  /** Up to the value. */
  private static final List<String> BEGINNINGS =
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

  private JavaOptions() {}

  /**
   * A file or folder that an option names.
   *
   * @param path absolute; the folder of {@code FOLDER/*}
   */
  record Named(String option, String path) {

    /** Whether the program itself is among it, and not what a JVM loads besides. */
    boolean isOfProgram() {
      return PATHS.contains(option);
    }
  }

  /** Those before the main class, in the order of the command. */
  static List<Named> of(List<String> command) {
    List<Named> named = new ArrayList<>();
    for (int i = 1; i < command.size() && command.get(i).matches("[-@].*"); i++) {
      String option = command.get(i);
      if (PATHS.contains(option) && i + 1 < command.size()) {
        i++;
        add(option, command.get(i), named);
      }
      for (String beginning : BEGINNINGS) {
        if (option.startsWith(beginning)) {
          add(beginning, option.substring(beginning.length()).replaceFirst("=.*", ""), named);
        }
      }
    }
    return named;
  }

  private static void add(String option, String value, List<Named> named) {
    String[] paths =
        option.equals(JAR) ? new String[] {value} : value.split(File.pathSeparator, -1);
    for (String path : paths) {
      if (path.startsWith("/")) {
        named.add(
            new Named(option, path.endsWith("/*") ? path.substring(0, path.length() - 2) : path));
      }
    }
  }
}
