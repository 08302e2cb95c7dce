package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.List;

/**
 * What one rule finds, the first hundred: so many show what there is to show, and an endless file
 * stays cheap.
 */
public final class Findings {

  private static final int MAX = 100;

  private final Code code;
  private final List<Finding> list = new ArrayList<>();

  private Findings(Code code) {
    this.code = code;
  }

  /** What a rule finds wrong with a job, in the order it was met. */
  public static List<Finding> of(Rule rule, Inspection job) {
    Findings found = new Findings(rule.code());
    rule.check(job, found);
    return found.list;
  }

  void error(Position position, String message, String help) {
    add(Severity.ERROR, position, message, help);
  }

  void warning(Position position, String message, String help) {
    add(Severity.WARNING, position, message, help);
  }

  void info(Position position, String message, String help) {
    add(Severity.INFO, position, message, help);
  }

  /** Whether nothing more is taken: a rule whose words cost something stops here. */
  boolean isFull() {
    return list.size() == MAX;
  }

  private void add(Severity severity, Position position, String message, String help) {
    if (!isFull()) {
      list.add(new Finding(code, severity, position, message, help));
    }
  }
}
