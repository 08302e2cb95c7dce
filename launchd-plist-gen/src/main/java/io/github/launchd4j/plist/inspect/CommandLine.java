package io.github.launchd4j.plist.inspect;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a job runs.
 *
 * @param name of the program, without its folders; of what env(1) runs, where that is the program
 * @param arguments of the program: what follows argv[0]
 * @param words the arguments that are plain: no script of any language, nothing behind a shell's
 */
public record CommandLine(String name, List<PlistString> arguments, List<PlistString> words) {

  private static final Set<String> SHELLS =
      Set.of("sh", "bash", "zsh", "dash", "ksh", "csh", "tcsh", "fish");

  private static final Set<String> INTERPRETERS =
      Set.of(
          "java",
          "node",
          "perl",
          "php",
          "ruby",
          "osascript",
          "awk",
          "sed",
          "tclsh",
          "lua",
          "bun",
          "deno");

  private static final Set<String> SCRIPT_OPTIONS =
      Set.of("-c", "-e", "-E", "-r", "-p", "-pe", "-ne", "--eval");

  private CommandLine(String name, List<PlistString> arguments) {
    this(name, arguments, words(name, arguments));
  }

  public static CommandLine of(PlistDictionary job) {
    Optional<PlistString> program = Walk.program(job);
    String name = program.isPresent() ? baseName(program.get().value()) : "";
    List<PlistString> all = Walk.arguments(job);
    List<PlistString> rest = all.isEmpty() ? all : all.subList(1, all.size());
    if (name.equals("env")) {
      Optional<Call> inner = Wrapper.inner(new Call(program.get(), rest));
      if (inner.isPresent()) {
        return of(inner.get());
      }
    }
    return new CommandLine(name, rest);
  }

  /** A call as a command line. */
  static CommandLine of(Call call) {
    return new CommandLine(call.name(), call.arguments());
  }

  public static String baseName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public boolean isShell() {
    return SHELLS.contains(name);
  }

  public boolean isJava() {
    return name.equals("java");
  }

  /** Whether the program runs what others wrote in a language of its own. */
  public boolean isInterpreter() {
    return isInterpreter(name);
  }

  private static boolean isInterpreter(String name) {
    return INTERPRETERS.contains(name) || SHELLS.contains(name) || name.startsWith("python");
  }

  /** What a shell is to run: the argument behind -c, or behind options that end in c, as -lc. */
  public Optional<PlistString> script() {
    int at = scriptAt();
    return at < 0 ? Optional.empty() : Optional.of(arguments.get(at));
  }

  /** The arguments behind the script: $0, $1 and so on. */
  public List<PlistString> positional() {
    int at = scriptAt();
    return at < 0 ? List.of() : arguments.subList(at + 1, arguments.size());
  }

  private int scriptAt() {
    return scriptAt(name, arguments);
  }

  /** Whether what follows the option is a script in the interpreter's language. */
  static boolean isScriptOption(String option) {
    return SCRIPT_OPTIONS.contains(option);
  }

  private static int scriptAt(String name, List<PlistString> arguments) {
    if (!SHELLS.contains(name)) {
      return -1;
    }
    for (int i = 0; i + 1 < arguments.size(); i++) {
      String option = arguments.get(i).value();
      if (!option.startsWith("-") || option.startsWith("--")) {
        return -1;
      }
      if (option.endsWith("c")) {
        return i + 1;
      }
    }
    return -1;
  }

  private static List<PlistString> words(String name, List<PlistString> arguments) {
    int script = scriptAt(name, arguments);
    if (script >= 0) {
      return arguments.subList(0, script);
    }
    if (!isInterpreter(name)) {
      return arguments;
    }
    List<PlistString> words = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      if (i == 0 || !SCRIPT_OPTIONS.contains(arguments.get(i - 1).value())) {
        words.add(arguments.get(i));
      }
    }
    return words;
  }
}
