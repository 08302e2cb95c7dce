package io.github.launchd4j.host;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.time.Duration;
import java.util.Optional;

/** How long a job may take to end after it was told to. */
final class Waiting {

  /** For SIGKILL, and for launchd to forget the job. */
  private static final Duration MORE = Duration.ofSeconds(10);

  /** ExitTimeOut 0 means for ever. */
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private Waiting() {}

  /**
   * As long as launchctl's user says, or else as launchd's print, the installed file and the new
   * one say: launchd has the ExitTimeOut of what it has loaded, and does not always print it.
   */
  static Duration forEndOf(ServiceTarget job, LaunchctlPrint printed, PlistDictionary next) {
    return job.launchctl()
        .patience()
        .orElseGet(
            () -> {
              Duration longest = Duration.ofSeconds(printed.exitTimeOut().orElse(0));
              longest = longer(longest, exitTimeOut(next));
              return longer(longest, installed(job)).plus(MORE);
            });
  }

  private static Duration installed(ServiceTarget job) {
    Optional<FileContent> there = FileContent.of(job.file());
    try {
      return there.isEmpty() ? Duration.ZERO : exitTimeOut(there.get().tree());
    } catch (PlistException e) {
      return Duration.ZERO;
    }
  }

  private static Duration exitTimeOut(PlistDictionary job) {
    return Timing.of(job).exitTimeOut().orElse(LONGEST);
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? other : one;
  }
}
