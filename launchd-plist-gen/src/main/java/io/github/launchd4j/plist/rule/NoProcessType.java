package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.life.Treatment;
import io.github.launchd4j.plist.tree.PlistDictionary;

/** launchd.plist(5), ProcessType: left out, the system throttles CPU and I/O lightly. */
final class NoProcessType implements Rule {

  @Override
  public Code code() {
    return Code.LP412;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    boolean server = of.demands().keptAlive().isPresent() || Walk.isFilled(job, "Sockets");
    boolean told = Treatment.of(job).processType().isPresent() || job.has("LegacyTimers");
    if (server && !told && Walk.isThirdParty(job, of.command())) {
      found.info(
          job.position(),
          "no ProcessType: macOS throttles the CPU and I/O of the job lightly",
          "if somebody waits for this server's answers, add ProcessType Adaptive or Interactive");
    }
  }
}
