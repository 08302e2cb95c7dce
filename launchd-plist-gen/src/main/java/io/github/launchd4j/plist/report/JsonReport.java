package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.json.Json;
import io.github.launchd4j.plist.json.JsonWriter;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** One array of findings. */
final class JsonReport implements Report {

  private final PrintStream out;
  private final List<PlistDictionary> findings = new ArrayList<>();

  JsonReport(PrintStream out) {
    this.out = out;
  }

  @Override
  public void add(String file, List<Finding> found) {
    found.forEach(finding -> findings.add(json(file, finding)));
  }

  private static PlistDictionary json(String file, Finding finding) {
    Json json =
        new Json()
            .put("file", file)
            .put("code", finding.code().name())
            .put("severity", finding.severity().toString());
    if (finding.position().isKnown()) {
      json.put("line", finding.position().line()).put("column", finding.position().column());
    }
    return json.put("message", finding.message())
        .put("help", finding.help())
        .put("page", finding.code().page())
        .toPropertyList();
  }

  @Override
  public void end(int files) {
    print(out, new PlistArray(findings));
  }

  static void print(PrintStream out, PlistValue json) {
    try {
      out.print(JsonWriter.write(json));
    } catch (PlistException e) {
      throw new IllegalStateException(e); // only data and dates have no JSON, and none is here
    }
  }
}
