package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;

/**
 * launchd.plist(5): a job runs on demand; with nothing to demand it, it is loaded and never
 * started.
 */
final class NoTrigger implements Rule {

  @Override
  public Code code() {
    return Code.LP409;
  }

  @Override
  public void check(Inspection of, Findings found) {
    if (!of.job().entries().isEmpty() && of.demands().isEmpty()) {
      found.warning(
          of.job().position(),
          "nothing ever starts this job",
          of.demands().all().isEmpty()
              ? "add RunAtLoad, KeepAlive, Sockets, StartInterval, StartCalendarInterval or"
                  + " WatchPaths, unless launchctl kickstart should start it"
              : "remove AfterInitialDemand, which delays everything but Sockets and"
                  + " MachServices, unless launchctl kickstart should start it");
    }
  }
}
