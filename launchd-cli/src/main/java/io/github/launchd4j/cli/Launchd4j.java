package io.github.launchd4j.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;

/** The main class of launchd4j.jar. */
public final class Launchd4j {

  /** Nothing at or above the bar. */
  static final int OK = 0;

  /** There are findings at or above the bar. */
  static final int FINDINGS = 1;

  /** Something could not be read or written, or the command line is none. */
  static final int TROUBLE = 2;

  private Launchd4j() {}

  /** Runs a command and ends the JVM with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    int code = run(terminal, args);
    terminal.flush();
    Runtime.getRuntime().halt(code); // exit() looks up a logger first, from JDK 21 on
  }

  /** Runs a command. No exception leaves. */
  static int run(Terminal terminal, String... args) {
    int code = perform(terminal, args);
    Optional<String> failure = terminal.failure();
    if (failure.isPresent()) {
      terminal.err().println("launchd4j: cannot write to standard output: " + failure.get());
      return TROUBLE;
    }
    return code;
  }

  private static int perform(Terminal terminal, String... args) {
    try {
      // Most runs are these, in editors and commit hooks, and picocli takes longer than they do.
      return isPlainValidate(args)
          ? new ValidateCommand(terminal, List.of(args).subList(1, args.length)).call()
          : Commands.of(terminal, args).execute(isHelp(args) ? helpOf(args) : args);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      terminal.err().println("launchd4j: internal error, please report it: " + e);
      return TROUBLE;
    }
  }

  private static boolean isHelp(String... args) {
    return args.length > 0 && args[0].equals("help");
  }

  /** {@code help validate} means {@code validate --help}. */
  private static String[] helpOf(String... args) {
    return args.length == 1 ? new String[] {"--help"} : new String[] {args[1], "--help"};
  }

  private static boolean isPlainValidate(String[] args) {
    if (args.length < 2 || !args[0].equals("validate")) {
      return false;
    }
    for (String arg : args) {
      if (arg.isEmpty() || arg.startsWith("@") || (arg.startsWith("-") && arg.length() > 1)) {
        return false;
      }
    }
    return true;
  }

  /** The version in the manifest of the jar, or what stands for it in a folder of classes. */
  static String version() {
    String version = Launchd4j.class.getPackage().getImplementationVersion();
    return version == null ? "(not packaged)" : version;
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {"launchd4j " + version()};
    }
  }
}
