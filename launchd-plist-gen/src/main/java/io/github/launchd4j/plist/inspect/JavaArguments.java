package io.github.launchd4j.plist.inspect;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The arguments of java(1), as it takes them: what follows the jar, the module or the class is the
 * program's.
 *
 * @param options of the JVM
 * @param jar the file behind -jar
 * @param program the arguments of the program
 */
public record JavaArguments(
    List<PlistString> options, Optional<PlistString> jar, List<PlistString> program) {

  private static final Set<String> WITH_VALUE =
      Set.of(
          "-cp",
          "-classpath",
          "--class-path",
          "-p",
          "--module-path",
          "--upgrade-module-path",
          "--add-modules",
          "--add-exports",
          "--add-opens",
          "--add-reads",
          "--enable-native-access");

  /** What a JVM reads options from. */
  private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS");

  /** The arguments of a job that runs java. */
  public static Optional<JavaArguments> of(CommandLine command) {
    return command.isJava() ? Optional.of(of(command.arguments())) : Optional.empty();
  }

  private static JavaArguments of(List<PlistString> all) {
    for (int i = 0; i < all.size(); i++) {
      String word = all.get(i).value();
      if (WITH_VALUE.contains(word)) {
        i++;
      } else if (word.equals("-jar") && i + 1 < all.size()) {
        return split(all, i, i + 2, Optional.of(all.get(i + 1)));
      } else if ((word.equals("-m") || word.equals("--module")) && i + 1 < all.size()) {
        return split(all, i, i + 2, Optional.empty());
      } else if (!word.startsWith("-") && !word.startsWith("@")) {
        return split(all, i, i + 1, Optional.empty());
      }
    }
    return new JavaArguments(all, Optional.empty(), List.of());
  }

  private static JavaArguments split(
      List<PlistString> all, int end, int program, Optional<PlistString> jar) {
    return new JavaArguments(all.subList(0, end), jar, all.subList(program, all.size()));
  }

  /**
   * Whether one of these is given, by its beginning, on the command line or in a variable that the
   * JVM reads. A file of options, {@code @file}, may hold anything.
   */
  public boolean mayHave(PlistDictionary job, String... beginnings) {
    for (String beginning : beginnings) {
      if (mayBeGiven(job, beginning)) {
        return true;
      }
    }
    return false;
  }

  private boolean mayBeGiven(PlistDictionary job, String beginning) {
    for (PlistString option : options) {
      if (option.value().startsWith(beginning) || option.value().startsWith("@")) {
        return true;
      }
    }
    for (Entry variable : Walk.environment(job)) {
      if (VARIABLES.contains(variable.key()) && Walk.text(variable).value().contains(beginning)) {
        return true;
      }
    }
    return false;
  }
}
