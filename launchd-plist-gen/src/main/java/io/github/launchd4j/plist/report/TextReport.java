package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Plural;
import io.github.launchd4j.plist.finding.Severity;
import java.io.PrintStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** For people: two lines for each finding, and one at the end. */
final class TextReport implements Report {

  private final PrintStream out;
  private final boolean color;
  private final boolean summary;
  private final Map<Severity, Integer> counts = new HashMap<>();
  private @Nullable Code example;

  TextReport(PrintStream out, boolean color, boolean summary) {
    this.out = out;
    this.color = color;
    this.summary = summary;
  }

  @Override
  public void add(String file, List<Finding> findings) {
    for (Finding finding : findings) {
      example = example == null ? finding.code() : example;
      counts.put(finding.severity(), counts.getOrDefault(finding.severity(), 0) + 1);
      out.println(color ? colored(finding, file) : finding.format(file));
    }
  }

  private static String colored(Finding finding, String file) {
    String text = finding.format(file);
    String severity = ": " + finding.severity() + ": ";
    int at = text.indexOf(severity, file.length());
    String color =
        switch (finding.severity()) {
          case ERROR -> "\033[1;31m";
          case WARNING -> "\033[1;33m";
          case INFO -> "\033[1;36m";
        };
    return "\033[1m"
        + text.substring(0, at)
        + "\033[0m: "
        + color
        + finding.severity()
        + "\033[0m: "
        + text.substring(at + severity.length());
  }

  @Override
  public void end(int files) {
    if (!summary) {
      return;
    }
    StringBuilder line = new StringBuilder();
    for (Severity severity : Severity.values()) {
      int count = counts.getOrDefault(severity, 0);
      if (count > 0) {
        line.append(line.isEmpty() ? "" : ", ").append(Plural.of(count, noun(severity)));
      }
    }
    out.println(Plural.of(files, "file") + ": " + (line.isEmpty() ? "no findings" : line));
    if (example != null) {
      out.println("for details: launchd4j rule " + example + ", or " + example.page());
    }
  }

  private static String noun(Severity severity) {
    return severity == Severity.INFO ? "remark" : severity.toString();
  }
}
