package io.github.launchd4j.plist.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** Puts the commands before picocli. */
final class Commands {

  private static final List<String> NAMES = List.of("validate", "explain");

  private Commands() {}

  /** The command itself does nothing: its sub-commands do. */
  @Command(
      name = "launchd-plist",
      description = "Checks, explains, mends and makes launchd property lists, on any machine.",
      mixinStandardHelpOptions = true,
      versionProvider = LaunchdPlist.Version.class,
      synopsisSubcommandLabel = "COMMAND",
      footer = {"", "Exit codes: 0 nothing at or above the bar, 1 findings, 2 could not read."})
  static final class Root {}

  /**
   * The command line for these arguments. It knows the one sub-command that they name, or all where
   * they name none: making a model of each takes picocli longer than the work.
   */
  static CommandLine of(Terminal terminal, String... args) {
    CommandLine root = new CommandLine(new Root());
    boolean named = args.length > 0 && NAMES.contains(args[0]) && !args[0].equals("completion");
    for (String name : named ? List.of(args[0]) : NAMES) {
      root.addSubcommand(name, command(name, terminal));
    }
    return root.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.color() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(false)
        .setExecutionExceptionHandler((e, line, result) -> failure(terminal, e));
  }

  private static Object command(String name, Terminal terminal) {
    return switch (name) {
      case "validate" -> new Validate(terminal);
      case "explain" -> new Explain(terminal);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static int failure(Terminal terminal, Exception e) {
    String why =
        e instanceof Trouble
            ? String.valueOf(e.getMessage())
            : "internal error, please report it: " + e;
    terminal.err().println("launchd-plist: " + why);
    return LaunchdPlist.TROUBLE;
  }

  /** The script for bash and zsh. */
  static String completion(CommandLine root) {
    return AutoComplete.bash("launchd-plist", root);
  }
}
