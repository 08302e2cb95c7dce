package io.github.launchd4j.maven;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.report.Report;
import java.util.List;
import org.apache.maven.plugin.logging.Log;
import org.jspecify.annotations.Nullable;

/** Findings in Maven's log, at its level for their severity. */
final class LogReport implements Report {
  private final Log log;
  private @Nullable Code example;

  LogReport(Log log) {
    this.log = log;
  }

  @Override
  public void add(String file, List<Finding> findings) {
    for (Finding finding : findings) {
      String text = finding.formatForLog(file);
      switch (finding.severity()) {
        case ERROR -> log.error(text);
        case WARNING -> log.warn(text);
        case INFO -> log.info(text);
      }
      example = example == null ? finding.code() : example;
    }
    if (findings.isEmpty()) {
      log.info(file + ": no findings");
    }
  }

  @Override
  public void end(int files) {
    if (example != null) {
      log.info("for details: " + example.page());
    }
  }
}
