package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.json.Json;
import io.github.launchd4j.plist.json.JsonWriter;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Findings as SARIF 2.1.0, the OASIS format that code hosts and editors read. For one thread. */
public final class Sarif {

  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  private final String tool;
  private final String version;
  private final List<PlistDictionary> results = new ArrayList<>();
  private final List<Code> codes = new ArrayList<>();

  /**
   * A report without findings.
   *
   * @param tool the name of what found them
   * @param version its version
   */
  public Sarif(String tool, String version) {
    this.tool = tool;
    this.version = version;
  }

  /**
   * Adds what was found in a file.
   *
   * @param file its path; a relative one is what code hosts take, counted from the top of the
   *     sources
   */
  public void add(String file, List<Finding> findings) {
    for (Finding finding : findings) {
      if (!codes.contains(finding.code())) {
        codes.add(finding.code());
      }
      results.add(result(file, finding));
    }
  }

  private PlistDictionary result(String file, Finding finding) {
    String text = finding.message() + "; help: " + finding.help();
    return new Json()
        .put("ruleId", finding.code().name())
        .put("ruleIndex", codes.indexOf(finding.code()))
        .put("level", level(finding.severity()))
        .put("message", new Json().put("text", text))
        .put("locations", List.of(location(file, finding)))
        .toPropertyList();
  }

  private static String level(Severity severity) {
    return severity == Severity.INFO ? "note" : severity.toString();
  }

  private static PlistDictionary rule(Code code) {
    RulePage page = RulePage.of(code);
    Severity severity = code.severities().get(0);
    String problem = severity == Severity.INFO ? "recommendation" : severity.toString();
    return new Json()
        .put("id", code.name())
        .put("name", name(code))
        .put("shortDescription", new Json().put("text", code.title()))
        .put("fullDescription", new Json().put("text", page.summary()))
        .put("helpUri", code.page())
        .put("help", new Json().put("text", page.markdown()).put("markdown", page.markdown()))
        .put("defaultConfiguration", new Json().put("level", level(severity)))
        .put(
            "properties",
            new Json()
                .put("tags", List.of(new PlistString("launchd")))
                .put("problem.severity", problem))
        .toPropertyList();
  }

  /** The title in Pascal's case, as SARIF advises (3.49.7). */
  private static String name(Code code) {
    return WORD.matcher(code.title())
        .results()
        .map(
            word ->
                word.group().substring(0, 1).toUpperCase(Locale.ROOT) + word.group().substring(1))
        .collect(Collectors.joining());
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

  /** The report as JSON, with a final LF. */
  public String toJson() {
    Json driver =
        new Json()
            .put("name", tool)
            .put("version", version)
            .put("informationUri", Code.PROJECT)
            .put("rules", codes.stream().map(Sarif::rule).toList());
    Json run =
        new Json()
            .put("tool", new Json().put("driver", driver))
            .put("columnKind", "unicodeCodePoints")
            .put("results", results);
    Json report =
        new Json()
            .put("$schema", SCHEMA)
            .put("version", "2.1.0")
            .put("runs", List.of(run.toPropertyList()));
    try {
      return JsonWriter.write(report.toPropertyList());
    } catch (PlistException e) {
      throw new IllegalStateException(e); // only data and dates have no JSON, and none is here
    }
  }
}
