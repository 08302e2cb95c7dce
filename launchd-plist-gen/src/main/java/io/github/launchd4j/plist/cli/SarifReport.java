package io.github.launchd4j.plist.cli;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.Severity;
import io.github.launchd4j.plist.json.Json;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.PrintStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** SARIF 2.1.0, the OASIS format that code hosts and editors read. */
final class SarifReport implements Report {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private final PrintStream out;
  private final List<PlistDictionary> results = new ArrayList<>();
  private final Set<String> codes = new TreeSet<>();

  SarifReport(PrintStream out) {
    this.out = out;
  }

  @Override
  public void add(String file, List<Finding> findings) {
    for (Finding finding : findings) {
      codes.add(finding.code());
      results.add(result(file, finding));
    }
  }

  private static PlistDictionary result(String file, Finding finding) {
    String text = finding.message() + "; help: " + finding.help();
    return new Json()
        .put("ruleId", finding.code())
        .put("level", finding.severity() == Severity.INFO ? "note" : finding.severity().toString())
        .put("message", new Json().put("text", text))
        .put("locations", List.of(location(file, finding)))
        .toPropertyList();
  }

  private static PlistDictionary location(String file, Finding finding) {
    Json physical = new Json().put("artifactLocation", new Json().put("uri", uri(file)));
    if (finding.position().isKnown()) {
      physical.put(
          "region",
          new Json()
              .put("startLine", finding.position().line())
              .put("startColumn", finding.position().column()));
    }
    return new Json().put("physicalLocation", physical).toPropertyList();
  }

  private static String uri(String file) {
    try {
      Path path = Path.of(file);
      return path.isAbsolute()
          ? path.toUri().toString()
          : new URI(null, null, "./" + file, null).getRawPath().substring(2);
    } catch (URISyntaxException e) {
      return "";
    }
  }

  @Override
  public void end(int files) {
    String version = LaunchdPlist.class.getPackage().getImplementationVersion();
    Json driver =
        new Json()
            .put("name", "launchd-plist")
            .put("version", version == null ? "0" : version)
            .put(
                "rules",
                codes.stream().map(code -> new Json().put("id", code).toPropertyList()).toList());
    Json run =
        new Json()
            .put("tool", new Json().put("driver", driver))
            .put("columnKind", "unicodeCodePoints")
            .put("results", results);
    JsonReport.print(
        out,
        new Json()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put("runs", List.of(run.toPropertyList()))
            .toPropertyList());
  }
}
