package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;

/**
 * launchd.plist(5): without StandardOutPath and StandardErrorPath, what the job prints goes to
 * /dev/null.
 */
final class NoLog implements Rule {

  @Override
  public Code code() {
    return Code.LP807;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    boolean logs = job.has("StandardOutPath") || job.has("StandardErrorPath");
    if (!logs && !job.has("inetdCompatibility") && Walk.isThirdParty(job, of.command())) {
      found.info(
          job.position(),
          "neither StandardOutPath nor StandardErrorPath: what the program prints is lost",
          "add StandardErrorPath, unless the program writes its own log");
    }
  }
}
