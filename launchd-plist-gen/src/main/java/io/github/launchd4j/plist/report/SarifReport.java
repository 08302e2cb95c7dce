package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Finding;
import java.io.PrintStream;
import java.util.List;

/** SARIF, when all is found. */
final class SarifReport implements Report {

  private final PrintStream out;
  private final Sarif sarif;

  SarifReport(PrintStream out, Sarif sarif) {
    this.out = out;
    this.sarif = sarif;
  }

  @Override
  public void add(String file, List<Finding> findings) {
    sarif.add(file, findings);
  }

  @Override
  public void end(int files) {
    out.print(sarif.toJson());
  }
}
