package io.github.launchd4j.cli;

import io.github.launchd4j.plist.explain.Explanation;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Plural;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints what jobs do. */
@Command(
    name = "explain",
    description = "Explains in plain English what a job does.",
    mixinStandardHelpOptions = true,
    versionProvider = Launchd4j.Version.class)
final class ExplainCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "property lists, folders to search for *.plist, or - for standard input")
  private List<String> files = List.of();

  @Option(
      names = "--html",
      paramLabel = "PAGE",
      description =
          "also write an HTML page with drawings to this file, - is standard output (one job only)")
  private @Nullable String html;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description =
          "compute the next times from this time instead of now: 2026-11-23, '2026-11-23 12:00'"
              + " or 2026-11-23T12:00Z")
  private @Nullable String at;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      description = "the time zone of the Mac: Europe/Berlin (default: this machine's)")
  private @Nullable String zone;

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    List<String> inputs = Inputs.of(files);
    if (html != null && inputs.size() != 1) {
      throw new UsageException("--html takes one job, but there are " + inputs.size());
    }
    Clock clock = clock();
    int code = Launchd4j.OK;
    String separator = "";
    for (String input : inputs) {
      try {
        Optional<Path> file =
            input.equals(Inputs.STDIN) ? Optional.empty() : Optional.of(Path.of(input));
        byte[] bytes = Inputs.read(terminal, input);
        PlistDictionary job = Inputs.job(input, bytes);
        Explanation explanation = Explanation.of(job, file, clock);
        terminal.out().print(separator + explanation.toText(terminal.columns()));
        separator = "\n";
        List<Finding> findings = Inputs.findings(input, bytes);
        remark(input, findings);
        if (html != null) {
          Outputs.write(terminal, html, explanation.toHtml(findings));
        }
      } catch (PlistException e) {
        code = Math.max(code, Inputs.report(terminal, input, e));
      }
    }
    return code;
  }

  private void remark(String input, List<Finding> findings) {
    long errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).count();
    if (errors > 0) {
      terminal
          .err()
          .println(
              Inputs.start(input)
                  + ": validate finds "
                  + Plural.of(errors, "error")
                  + " in this file; launchd may behave differently");
    }
  }

  private Clock clock() throws UsageException {
    ZoneId zoneId = zone == null ? ZoneId.systemDefault() : Moments.zone(zone);
    return Clock.fixed(at == null ? Instant.now() : Moments.instant(at, zoneId), zoneId);
  }
}
