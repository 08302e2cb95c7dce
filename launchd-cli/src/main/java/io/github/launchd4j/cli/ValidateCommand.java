package io.github.launchd4j.cli;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.report.Report;
import io.github.launchd4j.plist.report.Sarif;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints findings. */
@Command(
    name = "validate",
    description = "Finds what launchd would refuse, ignore or do otherwise than meant.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class ValidateCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "property lists, folders to search for *.plist, or - for standard input")
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
          "${COMPLETION-CANDIDATES}: exit with 1 from this severity on (default: ${DEFAULT-VALUE})")
  private Severity failOn = Severity.ERROR;

  @Option(
      names = "--disable",
      split = ",",
      paramLabel = "CODE",
      description = "leave out findings of this code; repeatable")
  private List<String> disabled = List.of();

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
    List<String> inputs;
    try {
      inputs = Inputs.of(files);
    } catch (UsageException e) {
      terminal.err().println("launchd4j: " + e.getMessage());
      return Launchd4j.TROUBLE;
    }
    Report report = report();
    Progress progress = new Progress(terminal, inputs.size());
    int code = Launchd4j.OK;
    int done = 0;
    for (String input : inputs) {
      progress.at(done++);
      List<Finding> findings = findings(input);
      if (!findings.isEmpty()) {
        progress.clear();
      }
      report.add(Inputs.name(input), findings);
      code = Math.max(code, code(findings));
    }
    progress.clear();
    report.end(inputs.size());
    return code;
  }

  private List<Finding> findings(String input) {
    List<Finding> findings = new ArrayList<>();
    for (Finding finding : read(input)) {
      if (!disabled.contains(finding.code().name())) {
        findings.add(finding);
      }
    }
    return findings;
  }

  private List<Finding> read(String input) {
    if (!input.equals(Inputs.STDIN)) {
      return Validator.validate(Path.of(input));
    }
    try {
      return Validator.validate(Inputs.read(terminal, input));
    } catch (PlistException e) {
      return List.of(e.toFinding());
    }
  }

  private int code(List<Finding> findings) {
    int code = Launchd4j.OK;
    for (Finding finding : findings) {
      if (Inputs.isUnreadable(finding.code())) {
        return Launchd4j.TROUBLE;
      }
      if (finding.severity().compareTo(failOn) <= 0) {
        code = Launchd4j.FINDINGS;
      }
    }
    return code;
  }

  private Report report() {
    return switch (format) {
      case text -> Report.text(terminal.out(), terminal.color());
      case json -> Report.json(terminal.out());
      case sarif -> Report.sarif(terminal.out(), new Sarif("launchd4j", Launchd4j.version()));
      case github -> Report.github(terminal.out());
    };
  }
}
