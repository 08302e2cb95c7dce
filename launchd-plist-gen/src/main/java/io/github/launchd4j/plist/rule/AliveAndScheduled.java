package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Walk;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;

/** KeepAlive restarts the job as soon as it ends, so that no interval ever finds it stopped. */
final class AliveAndScheduled implements Rule {

  @Override
  public Code code() {
    return Code.LP408;
  }

  @Override
  public void check(Inspection of, Findings found) {
    PlistDictionary job = of.job();
    if (job.has("StartInterval")) {
      check(job, "StartInterval", found);
    } else if (job.has("StartCalendarInterval")) {
      check(job, "StartCalendarInterval", found);
    }
  }

  private static void check(PlistDictionary job, String schedule, Findings found) {
    for (Entry alive : Walk.keptAlive(job)) {
      found.warning(
          alive.keyPosition(),
          "the job is kept alive beside " + schedule + ": it is restarted at once whenever it ends",
          "take " + alive.key() + " out if the schedule is to start it");
    }
  }
}
