package io.github.launchd4j.cli;

import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.Reason;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
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
          "rule",
          "fix",
          "set",
          "convert",
          "generate",
          "install",
          "uninstall",
          "status",
          "run",
          "control",
          "selftest",
          "schema",
          "completion");

  /** The least that picocli takes. */
  private static final int MIN_WIDTH = 55;

  private static final int USUAL_WIDTH = 80;
  private static final int MAX_WIDTH = 120;

  private Commands() {}

  /** The command itself does nothing: its sub-commands do. */
  @Command(
      name = "launchd4j",
      description = "Checks, explains, fixes, generates, installs and runs launchd jobs.",
      mixinStandardHelpOptions = true,
      versionProvider = Launchd4j.Version.class,
      synopsisSubcommandLabel = "COMMAND",
      footer = {
        "",
        "Exit status: 0 no findings at or above --fail-on; 1 findings; 2 a file cannot"
            + " be read or the usage is wrong."
      })
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
    CommandLine control = root.getSubcommands().get("control");
    if (control != null) {
      control.setStopAtPositional(true); // the options after the verb are launchctl's
    }
    return root.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(terminal.color() ? Ansi.ON : Ansi.OFF))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(false)
        .setUsageHelpWidth(helpWidth(terminal))
        .setParameterExceptionHandler(new WrongUsage(terminal, NAMES)::report)
        .setExecutionExceptionHandler((e, line, result) -> failure(terminal, e));
  }

  private static int helpWidth(Terminal terminal) {
    return terminal.interactive()
        ? Math.max(MIN_WIDTH, Math.min(MAX_WIDTH, terminal.columns()))
        : USUAL_WIDTH;
  }

  private static Object command(String name, Terminal terminal) {
    return switch (name) {
      case "validate" -> new ValidateCommand(terminal);
      case "explain" -> new ExplainCommand(terminal);
      case "rule" -> new RuleCommand(terminal);
      case "fix" -> new FixCommand(terminal);
      case "set" -> new SetCommand(terminal);
      case "convert" -> new ConvertCommand(terminal);
      case "generate" -> new GenerateCommand(terminal);
      case "install" -> new InstallCommand(terminal);
      case "uninstall" -> new UninstallCommand(terminal);
      case "status" -> new StatusCommand(terminal);
      case "run" -> new RunCommand(terminal);
      case "control" -> new ControlCommand(terminal);
      case "selftest" -> new SelftestCommand(terminal);
      case "schema" -> new SchemaCommand(terminal);
      case "completion" -> new CompletionCommand(terminal);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static int failure(Terminal terminal, Exception e) {
    String why =
        e instanceof FileSystemException failure
            ? failure.getFile() + ": " + Reason.of(failure)
            : e instanceof IOException
                ? String.valueOf(e.getMessage())
                : "internal error, please report it: " + e;
    terminal.err().println("launchd4j: " + OneLine.escapedLines(why));
    return Launchd4j.TROUBLE;
  }
}
