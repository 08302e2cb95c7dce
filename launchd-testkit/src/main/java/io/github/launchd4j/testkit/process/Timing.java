package io.github.launchd4j.testkit.process;

import io.github.launchd4j.plist.Job;
import java.time.Duration;
import java.util.Optional;

/**
 * The two spans that launchd waits.
 *
 * @param throttle from one launch to the next, at the least
 * @param exitTimeOut from SIGTERM to SIGKILL; empty for no SIGKILL
 */
public record Timing(Duration throttle, Optional<Duration> exitTimeOut) {
  // launchd.plist(5): 10 seconds.
  private static final int DEFAULT_THROTTLE = 10;
  // launchd-842, core.c, LAUNCHD_DEFAULT_EXIT_TIMEOUT. "System-defined", says launchd.plist(5).
  private static final int DEFAULT_EXIT_TIME_OUT = 20;

  public static Timing of(Job job) {
    // launchd-842, core.c: "ThrottleInterval set to zero. You're not that important."
    int throttle = Math.max(1, job.throttleInterval().orElse(DEFAULT_THROTTLE));
    int exitTimeOut = job.exitTimeOut().orElse(DEFAULT_EXIT_TIME_OUT);
    return new Timing(
        Duration.ofSeconds(throttle),
        exitTimeOut == 0 ? Optional.empty() : Optional.of(Duration.ofSeconds(exitTimeOut)));
  }

  public Timing withThrottle(Duration other) {
    return new Timing(other, exitTimeOut);
  }
}
