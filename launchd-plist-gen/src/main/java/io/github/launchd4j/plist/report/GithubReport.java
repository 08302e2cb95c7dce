package io.github.launchd4j.plist.report;

import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import java.io.PrintStream;
import java.util.List;

/** Workflow commands of GitHub Actions, which it shows beside the lines of a pull request. */
final class GithubReport implements Report {

  private final PrintStream out;

  GithubReport(PrintStream out) {
    this.out = out;
  }

  @Override
  public void add(String file, List<Finding> findings) {
    for (Finding finding : findings) {
      out.println(
          "::"
              + (finding.severity() == Severity.INFO ? "notice" : finding.severity().toString())
              + " file="
              + property(file)
              + place(finding)
              + ",title="
              + finding.code()
              + "::"
              + data(
                  finding.message() + "\nhelp: " + finding.help() + "\n" + finding.code().page()));
    }
  }

  private static String place(Finding finding) {
    return finding.position().isKnown()
        ? ",line=" + finding.position().line() + ",col=" + finding.position().column()
        : "";
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  @Override
  public void end(int files) {}
}
