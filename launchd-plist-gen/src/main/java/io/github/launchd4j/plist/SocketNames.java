package io.github.launchd4j.plist;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The names under Sockets, as a program gets to know them. */
public final class SocketNames {

  /**
   * The environment variable that holds the names, joined by colons. launchd has no call that tells
   * a job the names of its sockets, so what writes the job tells the program this way.
   */
  public static final String VARIABLE = "LAUNCHD_SOCKET_NAMES";

  private SocketNames() {}

  /** The names, in file order. */
  public static List<String> of(PlistDictionary job) {
    return Typed.dictionary(job, "Sockets").entries().stream().map(Entry::key).distinct().toList();
  }

  /**
   * The job with {@link #VARIABLE} among its EnvironmentVariables. It stays as it is if it has the
   * variable already, has no Sockets, has inetdCompatibility (then nothing is activated by name),
   * or has a name with a colon in it, which the variable cannot hold.
   */
  static PlistDictionary addTo(PlistDictionary job) {
    List<String> names = of(job);
    PlistDictionary environment = Typed.dictionary(job, "EnvironmentVariables");
    boolean tellable = names.stream().noneMatch(name -> name.contains(":"));
    if (names.isEmpty()
        || !tellable
        || environment.has(VARIABLE)
        || job.has("inetdCompatibility")) {
      return job;
    }
    return job.with(
        "EnvironmentVariables",
        environment.with(VARIABLE, new PlistString(String.join(":", names))));
  }

  /**
   * A Java source file with a constant for each name, so that the program and its job cannot come
   * to differ: {@code public static final String LISTENERS = "Listeners";}
   *
   * @param className with its package: {@code com.example.SocketNames}
   * @throws IllegalArgumentException if that is no name of a class, or two names of sockets give
   *     the same constant
   */
  public static String toJava(String className, PlistDictionary job) {
    if (!className.matches("[\\p{L}_$][\\p{L}\\p{N}_$]*(?:\\.[\\p{L}_$][\\p{L}\\p{N}_$]*)*")) {
      throw new IllegalArgumentException("\"" + className + "\" is not a class name");
    }
    int dot = className.lastIndexOf('.');
    String declaration = dot < 0 ? "" : "package " + className.substring(0, dot) + ";\n\n";
    String simpleName = className.substring(dot + 1);
    Set<String> taken = new TreeSet<>();
    String constants =
        of(job).stream().map(name -> constant(name, taken)).collect(Collectors.joining("\n"));
    return declaration
        + "/** The names under Sockets in the job's property list. Generated. */\n"
        + "public final class "
        + simpleName
        + " {\n"
        + constants
        + "\n  private "
        + simpleName
        + "() {}\n}\n";
  }

  private static String constant(String name, Set<String> taken) {
    String words = name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").replaceAll("[^A-Za-z0-9]", "_");
    String constant = words.toUpperCase(Locale.ROOT);
    if (constant.isEmpty() || Character.isDigit(constant.charAt(0))) {
      constant = "_" + constant;
    }
    if (!taken.add(constant)) {
      throw new IllegalArgumentException(
          "two socket names result in the constant " + constant + "; rename \"" + name + "\"");
    }
    return "  public static final String " + constant + " = \"" + escape(name) + "\";\n";
  }

  private static String escape(String name) {
    return name.chars()
        .mapToObj(
            c ->
                c >= ' ' && c < 0x7f && c != '"' && c != '\\'
                    ? Character.toString(c)
                    : String.format("\\u%04x", c))
        .collect(Collectors.joining());
  }
}
