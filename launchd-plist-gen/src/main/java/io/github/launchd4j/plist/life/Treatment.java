package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import java.util.Optional;

/**
 * How launchd treats the process of a job.
 *
 * @param processType the ProcessType, or the POSIXSpawnType, which is its older name (launchd-842,
 *     core.c:2611); launchd knows its words in any case
 * @param abandonsProcessGroup whether processes that the job leaves behind live on: by
 *     AbandonProcessGroup, or because it is of inetd's kind (core.c:2926)
 * @param transactions whether the job is told to stop by SIGKILL while it has no transaction open:
 *     EnableTransactions, or EnablePressuredExit, which implies it (launchd.plist(5))
 * @param pressuredExit EnablePressuredExit true, unless KeepAlive makes it count for nothing
 * @param inetdWait Wait of inetdCompatibility, false if it is absent there; empty if the job is not
 *     of inetd's kind
 */
public record Treatment(
    Optional<Entry> processType,
    boolean abandonsProcessGroup,
    boolean transactions,
    Optional<Entry> pressuredExit,
    Optional<Boolean> inetdWait) {

  /** How launchd treats the process of a job. */
  public static Treatment of(PlistDictionary job) {
    Optional<Boolean> wait = Optional.empty();
    Optional<Entry> entry = Keys.entry(job, "inetdCompatibility");
    if (entry.isPresent() && entry.get().value() instanceof PlistDictionary inetd) {
      wait = Optional.of(Keys.flag(inetd, "Wait", true).isPresent());
    }
    Optional<Entry> pressured = pressuredExit(job);
    return new Treatment(
        processType(job),
        wait.isPresent() || Keys.flag(job, "AbandonProcessGroup", true).isPresent(),
        pressured.isPresent() || Keys.flag(job, "EnableTransactions", true).isPresent(),
        pressured,
        wait);
  }

  private static Optional<Entry> processType(PlistDictionary job) {
    Optional<Entry> type = Keys.entry(job, "ProcessType", PlistString.class);
    return type.isPresent() ? type : Keys.entry(job, "POSIXSpawnType", PlistString.class);
  }

  // launchd.plist(5): not respected with KeepAlive true.
  private static Optional<Entry> pressuredExit(PlistDictionary job) {
    Optional<Entry> exit = Keys.flag(job, "EnablePressuredExit", true);
    return exit.isPresent() && Demands.of(job).keptAlive().isEmpty() ? exit : Optional.empty();
  }
}
