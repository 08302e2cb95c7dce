package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.Finding;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** KeepAlive restarts the job as soon as it ends, so that no interval ever finds it stopped. */
final class AliveAndScheduled implements Rule {

  private static final List<String> SCHEDULES = List.of("StartInterval", "StartCalendarInterval");

  @Override
  public String code() {
    return "LP408";
  }

  @Override
  public Stream<Finding> check(PlistDictionary job) {
    Optional<String> schedule = SCHEDULES.stream().filter(job::has).findFirst();
    return schedule.isEmpty()
        ? Stream.empty()
        : Stream.concat(
                Walk.flag(job, "KeepAlive", true).stream(),
                Walk.flag(job, "OnDemand", false).stream())
            .map(entry -> finding(entry, schedule.get()));
  }

  private Finding finding(Entry entry, String schedule) {
    return warning(
        entry.keyPosition(),
        "the job is kept alive beside " + schedule + ": it is restarted at once whenever it ends",
        "take " + entry.key() + " out if the schedule is to start it");
  }
}
