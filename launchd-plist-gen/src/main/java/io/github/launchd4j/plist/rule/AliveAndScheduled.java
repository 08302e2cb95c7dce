package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.life.Demand;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.Optional;

/** KeepAlive restarts the job as soon as it ends, so that no interval ever finds it stopped. */
final class AliveAndScheduled implements Rule {

  @Override
  public Code code() {
    return Code.LP408;
  }

  @Override
  public void check(Inspection of, Findings found) {
    Optional<Demand> schedule = schedule(of.demands());
    if (schedule.isPresent()) {
      check(of.demands(), schedule.get().entry().key(), found);
    }
  }

  private static Optional<Demand> schedule(Demands demands) {
    for (Demand each : demands.all()) {
      if (each instanceof Demand.Every || each instanceof Demand.At) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  private static void check(Demands demands, String schedule, Findings found) {
    for (Demand.Always always : demands.all(Demand.Always.class)) {
      Entry alive = always.entry();
      found.warning(
          alive.keyPosition(),
          "the job is kept alive although it has "
              + schedule
              + ": it is restarted as soon as it ends",
          "remove " + alive.key() + " if the schedule should start the job");
    }
  }
}
