package io.github.launchd4j.plist.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** Puts the commands before picocli. */
final class Commands {

  private static final List<String> NAMES =
      List.of(
          "validate",
          "explain",
          "fix",
          "set",
          "convert",
          "generate",
          "install",
          "uninstall",
          "status",
          "schema",
          "completion");

  private Commands() {}

  /** The command itself does nothing: its sub-commands do. */
  @Command(
      name = "launchd-plist",
      description = "Checks, explains, mends, makes and installs launchd property lists.",
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
    boolean named = args.length > 0 && NAMES.contains(args[0]);
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
      case "fix" -> new FixCommand(terminal);
      case "set" -> new SetCommand(terminal);
      case "convert" -> new Convert(terminal);
      case "generate" -> new Generate(terminal);
      case "install" -> new Install(terminal);
      case "uninstall" -> new Uninstall(terminal);
      case "status" -> new Status(terminal);
      case "schema" -> new Schema(terminal);
      case "completion" -> new Completion(terminal);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static int failure(Terminal terminal, Exception e) {
    String why =
        e instanceof IOException
            ? String.valueOf(e.getMessage())
            : "internal error, please report it: " + e;
    terminal.err().println("launchd-plist: " + why);
    return LaunchdPlist.TROUBLE;
  }
}
