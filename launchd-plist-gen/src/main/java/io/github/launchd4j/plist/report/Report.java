package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Finding;
import java.io.PrintStream;
import java.util.List;

/** A way to print findings. For one thread. */
public interface Report {

  /**
   * Two lines for each finding, and at the end the counts and where to read more.
   *
   * @param summary whether to print what comes at the end
   */
  static Report text(PrintStream out, boolean color, boolean summary) {
    return new TextReport(out, color, summary);
  }

  /** One JSON array of findings. */
  static Report json(PrintStream out) {
    return new JsonReport(out);
  }

  /**
   * SARIF 2.1.0, as code hosts and editors read it.
   *
   * @param sarif an empty report, with the name of the tool
   */
  static Report sarif(PrintStream out, Sarif sarif) {
    return new SarifReport(out, sarif);
  }

  /** Workflow commands of GitHub Actions. */
  static Report github(PrintStream out) {
    return new GithubReport(out);
  }

  /** What was found in a file; maybe nothing. */
  void add(String file, List<Finding> findings);

  /** After the last file. */
  void end(int files);
}
