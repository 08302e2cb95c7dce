package io.github.launchd4j.cli;

import io.github.launchd4j.plist.edit.Cure;
import io.github.launchd4j.plist.edit.Fix;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Plural;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.report.Configuration;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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

  private static final int MANY = 20;

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "property lists, folders to search for *.plist, or - to filter standard input")
  private List<String> files = List.of();

  @Option(names = "--write", description = "change the files instead of showing the difference")
  private boolean write;

  @Option(
      names = "--only",
      paramLabel = "CODE",
      description = "fix findings with this code only; repeatable, or several separated by commas")
  private List<String> only = List.of();

  @Option(
      names = {"-q", "--quiet"},
      description = "do not say what was fixed, only what cannot be")
  private boolean quiet;

  FixCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Set<Code> codes = codes();
    int code = Launchd4j.OK;
    for (String input : Inputs.of(files)) {
      code = Math.max(code, fix(input, codes));
    }
    return code;
  }

  private Set<Code> codes() throws UsageException {
    try {
      return Configuration.codes(only);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--only: " + e.getMessage());
    }
  }

  private int fix(String input, Set<Code> codes) throws UsageException {
    try (EditedFile edited = write ? EditedFile.of(input) : null) {
      byte[] bytes = edited == null ? Inputs.read(terminal, input) : edited.read();
      Optional<Path> file =
          input.equals(Inputs.STDIN) ? Optional.empty() : Optional.of(Path.of(input));
      return fix(input, edited, Fix.of(bytes, file, codes));
    } catch (PlistException e) {
      return Inputs.report(terminal, input, e);
    } catch (UsageException e) {
      throw e;
    } catch (IOException e) {
      terminal.err().println(Inputs.start(input) + ": " + e.getMessage());
      return Launchd4j.TROUBLE;
    }
  }

  private int fix(String input, @Nullable EditedFile edited, Fix fix) throws UsageException {
    String name = Inputs.start(input);
    if (input.equals(Inputs.STDIN) && write) {
      terminal.out().writeBytes(fix.toBytes());
    } else if (fix.isChange()) {
      change(input, edited, fix);
    }
    long errors = fix.remaining().stream().filter(f -> f.severity() == Severity.ERROR).count();
    if (errors > 0) {
      terminal
          .err()
          .println(name + ": " + Plural.of(errors, "error") + " without a safe fix; see validate");
    }
    return errors > 0 || (fix.isChange() && !write) ? Launchd4j.FINDINGS : Launchd4j.OK;
  }

  private void change(String input, @Nullable EditedFile edited, Fix fix) throws UsageException {
    if (edited != null) {
      Outputs.replace(input, edited, fix.toBytes());
    }
    String name = Inputs.start(input);
    List<Cure> cures = quiet ? List.of() : fix.cures();
    for (Cure cure : cures.subList(0, Math.min(MANY, cures.size()))) {
      terminal.out().println(OneLine.disarmed(name + ": " + cure));
    }
    if (cures.size() > MANY) {
      terminal.out().println(name + ": and " + (cures.size() - MANY) + " more fixes");
    }
    if (!write) {
      Differences.print(terminal, fix.diff(Inputs.name(input)));
    }
  }
}
