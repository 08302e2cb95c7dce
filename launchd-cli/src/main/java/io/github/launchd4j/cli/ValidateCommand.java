package io.github.launchd4j.cli;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Plural;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.report.Baseline;
import io.github.launchd4j.plist.report.Configuration;
import io.github.launchd4j.plist.report.Report;
import io.github.launchd4j.plist.report.Sarif;
import io.github.launchd4j.plist.report.Selection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints findings. */
@Command(
    name = "validate",
    description = "Finds what launchd would refuse, ignore or treat differently than intended.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class ValidateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "property lists, jobs in JSON, folders to search for *.plist, or - for standard input")
  private List<String> files;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
  private Format format = Format.text;

  @Option(
      names = "--fail-on",
      paramLabel = "SEVERITY",
      description =
          "${COMPLETION-CANDIDATES}: exit with 1 if there is a finding of this severity"
              + " or above (default: error)")
  private @Nullable Severity failOn;

  @Option(
      names = "--disable",
      paramLabel = "CODE",
      description = "suppress findings with this code; repeatable, or several separated by commas")
  private List<String> disabled = List.of();

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "the configuration file (default: launchd4j.properties in this folder, or in"
              + " one above it in the same Git repository)")
  private @Nullable Path config;

  @Option(
      names = "--baseline",
      paramLabel = "FILE",
      description = "suppress the findings listed in this file")
  private @Nullable Path baseline;

  @Option(
      names = "--write-baseline",
      paramLabel = "FILE",
      description = "write the current findings to this file instead of printing them")
  private @Nullable Path writtenBaseline;

  @Option(
      names = {"-q", "--quiet"},
      description = "print findings only, no summary")
  private boolean quiet;

  ValidateCommand(Terminal terminal) {
    this(terminal, List.of());
  }

  ValidateCommand(Terminal terminal, List<String> files) {
    this.terminal = terminal;
    this.files = files;
  }

  /** How findings are printed: the names are those of the option. */
  @SuppressWarnings("MemberName") // the option's words
  enum Format {
    text,
    json,
    sarif,
    github
  }

  @Override
  public Integer call() {
    try {
      Configuration settings = settings();
      if (writtenBaseline != null) {
        return write(writtenBaseline, settings);
      }
      return report(Inputs.of(files), Selection.by(settings));
    } catch (IOException e) {
      terminal.err().println("launchd4j: " + e.getMessage());
      if (format == Format.json || format == Format.sarif) {
        report().end(0); // what reads it next gets a report at least
      }
      return Launchd4j.TROUBLE;
    }
  }

  private Configuration settings() throws IOException {
    Configuration file =
        config == null ? Configuration.in(Path.of("")) : Configuration.read(config);
    if (failOn == null && disabled.isEmpty() && baseline == null) {
      return file;
    }
    try {
      return file.with(
          Configuration.codes(disabled),
          Optional.ofNullable(failOn),
          Optional.ofNullable(baseline));
    } catch (IllegalArgumentException e) {
      throw new UsageException("--disable: " + e.getMessage());
    }
  }

  private int write(Path file, Configuration settings) throws IOException {
    Baseline list = Baseline.at(file);
    Selection selection = Selection.withoutBaseline(settings);
    int count = 0;
    for (String input : Inputs.of(files)) {
      List<Finding> findings = selection.of(input, read(input));
      list.add(input, findings);
      count += findings.size();
    }
    Outputs.write(terminal, file.toString(), list.toText());
    if (!quiet) {
      terminal.out().println(Inputs.start(file.toString()) + ": " + Plural.of(count, "finding"));
    }
    return Launchd4j.OK;
  }

  private int report(List<String> inputs, Selection selection) {
    Report report = report();
    Progress progress = new Progress(terminal, inputs.size());
    int code = Launchd4j.OK;
    int done = 0;
    for (String input : inputs) {
      progress.at(done++);
      List<Finding> findings = selection.of(input, read(input));
      if (!findings.isEmpty()) {
        progress.clear();
      }
      report.add(Inputs.name(input), findings);
      code = isUnreadable(findings) ? Launchd4j.TROUBLE : code;
    }
    progress.clear();
    report.end(inputs.size());
    return code == Launchd4j.OK && selection.failures() > 0 ? Launchd4j.FINDINGS : code;
  }

  private List<Finding> read(String input) {
    if (!Inputs.mayBeJson(input)) {
      return Validator.validate(Path.of(input));
    }
    try {
      return Inputs.findings(input, Inputs.read(terminal, input));
    } catch (PlistException e) {
      return List.of(e.toFinding());
    }
  }

  private static boolean isUnreadable(List<Finding> findings) {
    for (Finding finding : findings) {
      if (Inputs.isUnreadable(finding.code())) {
        return true;
      }
    }
    return false;
  }

  private Report report() {
    return switch (format) {
      case text -> Report.text(terminal.out(), terminal.color(), !quiet);
      case json -> Report.json(terminal.out());
      case sarif -> Report.sarif(terminal.out(), new Sarif("launchd4j", Launchd4j.version()));
      case github -> Report.github(terminal.out());
    };
  }
}
