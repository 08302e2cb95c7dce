package io.github.launchd4j.cli;

import io.github.launchd4j.plist.edit.Fix;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Plural;
import io.github.launchd4j.plist.finding.Severity;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Cures property lists. */
@Command(
    name = "fix",
    description = "Shows the safe fixes for what validate finds; --write applies them.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class FixCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "property lists, folders to search for *.plist, or - to filter standard input")
  private List<String> files = List.of();

  @Option(names = "--write", description = "change the files instead of showing the difference")
  private boolean write;

  FixCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    int code = Launchd4j.OK;
    for (String input : Inputs.of(files)) {
      code = Math.max(code, fix(input));
    }
    return code;
  }

  private int fix(String input) throws UsageException {
    String name = Inputs.name(input);
    Fix fix;
    try {
      fix = Fix.of(Inputs.read(terminal, input));
    } catch (PlistException e) {
      return Inputs.report(terminal, input, e);
    } catch (IOException e) {
      terminal.err().println(name + ": " + e.getMessage());
      return Launchd4j.TROUBLE;
    }
    if (input.equals(Inputs.STDIN) && write) {
      terminal.out().writeBytes(fix.toBytes());
    } else if (fix.isChange() && write) {
      Outputs.replace(input, fix.toBytes());
      terminal.out().println(name + ": fixed");
    } else if (fix.isChange()) {
      terminal.out().print(terminal.color() ? colored(fix.diff(name)) : fix.diff(name));
    }
    long errors = fix.remaining().stream().filter(f -> f.severity() == Severity.ERROR).count();
    if (errors > 0) {
      terminal
          .err()
          .println(name + ": " + Plural.of(errors, "error") + " without a safe fix; see validate");
    }
    return errors > 0 || (fix.isChange() && !write) ? Launchd4j.FINDINGS : Launchd4j.OK;
  }

  private static String colored(String diff) {
    return diff.replaceAll("(?m)^(-.*)$", "\033[31m$1\033[0m")
        .replaceAll("(?m)^(\\+.*)$", "\033[32m$1\033[0m");
  }
}
