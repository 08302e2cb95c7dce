package io.github.launchd4j.plist.cli;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.Sarif;
import java.io.PrintStream;
import java.util.List;

/** SARIF, when all is found. */
final class SarifReport implements Report {

  private final PrintStream out;
  private final Sarif sarif;

  SarifReport(PrintStream out) {
    this.out = out;
    String version = LaunchdPlist.class.getPackage().getImplementationVersion();
    sarif = new Sarif("launchd-plist", version == null ? "0" : version);
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
