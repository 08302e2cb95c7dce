package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;

/** launchd.plist(5): ExitTimeOut 0 is infinity, "and can stall system shutdown forever". */
final class EndlessExit implements Rule {

  @Override
  public Code code() {
    return Code.LP403;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (of.timing().exitTimeOut().isEmpty() && of.timing().exitTimeOutEntry().isPresent()) {
      found.warning(
          of.timing().exitTimeOutEntry().get().value().position(),
          "ExitTimeOut 0 waits forever: a job that hangs blocks the shutdown",
          "write how many seconds the job may take to stop: 30");
    }
  }
}
