package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The two spans that launchd waits.
 *
 * @param throttle from one start to the next at the least; zero if launchd does not wait
 * @param throttleEntry the ThrottleInterval that counts; empty if it is absent or ignored
 * @param exitTimeOut from SIGTERM to SIGKILL; empty if launchd waits for ever
 * @param exitTimeOutEntry the ExitTimeOut that counts; empty if it is absent or ignored
 */
public record Timing(
    Duration throttle,
    Optional<Entry> throttleEntry,
    Optional<Duration> exitTimeOut,
    Optional<Entry> exitTimeOutEntry) {

  /** The keys of a job that hold seconds; {@link Demands} and Timing have those that count. */
  public static final Set<String> SECONDS =
      Set.of("StartInterval", "ThrottleInterval", "ExitTimeOut");

  /** launchd.plist(5), ThrottleInterval; launchd-842, core.c:142. */
  public static final Duration DEFAULT_THROTTLE = Duration.ofSeconds(10);

  /**
   * That of launchd-842 (core.c:143). launchd.plist(5) calls the default system-defined since, and
   * 5 seconds have been seen on macOS 26 [T].
   */
  public static final Duration DEFAULT_EXIT_TIME_OUT = Duration.ofSeconds(20);

  // "Is too large. Ignoring." above it [M]; launchd-842 has 2^32-1 (core.c:2765).
  private static final BigInteger MAX_EXIT_TIME_OUT = BigInteger.valueOf(Integer.MAX_VALUE);

  /** The spans of a job. */
  public static Timing of(PlistDictionary job) {
    Optional<Entry> throttle = throttleEntry(job);
    Optional<Entry> exit = Keys.seconds(job, "ExitTimeOut", MAX_EXIT_TIME_OUT);
    return new Timing(throttle(job, throttle), throttle, exitTimeOut(exit), exit);
  }

  /** This timing with another throttle, if there is one. */
  public Timing withThrottle(Duration other) {
    return throttle.isZero()
        ? this
        : new Timing(other, throttleEntry, exitTimeOut, exitTimeOutEntry);
  }

  /** The ThrottleInterval 0 of a job, which does not count. */
  public static Optional<PlistInteger> zeroThrottle(PlistDictionary job) {
    Optional<Entry> entry = Keys.entry(job, "ThrottleInterval");
    return entry.isPresent()
            && entry.get().value() instanceof PlistInteger seconds
            && seconds.value().signum() == 0
        ? Optional.of(seconds)
        : Optional.empty();
  }

  // 0 is ignored, as a later launchd logs: "set to zero. You're not that important. Ignoring." [M]
  // launchd-842 takes it as no throttle (core.c:2814). Below 0 and above 2^32-1: core.c:2809.
  private static Optional<Entry> throttleEntry(PlistDictionary job) {
    Optional<Entry> entry = Keys.seconds(job, "ThrottleInterval", Keys.UINT32_MAX);
    return entry.isPresent() && Keys.number(entry.get()).signum() != 0 ? entry : Optional.empty();
  }

  // core.c:4407: a job of inetd's kind is not throttled, with Wait or without.
  private static Duration throttle(PlistDictionary job, Optional<Entry> entry) {
    boolean inetd = Keys.entry(job, "inetdCompatibility", PlistDictionary.class).isPresent();
    return inetd ? Duration.ZERO : seconds(entry, DEFAULT_THROTTLE);
  }

  // core.c:1022: 0 is "an infinite exit timeout".
  private static Optional<Duration> exitTimeOut(Optional<Entry> entry) {
    Duration span = seconds(entry, DEFAULT_EXIT_TIME_OUT);
    return span.isZero() ? Optional.empty() : Optional.of(span);
  }

  private static Duration seconds(Optional<Entry> entry, Duration otherwise) {
    return entry.isPresent() ? Duration.ofSeconds(Keys.number(entry.get()).longValue()) : otherwise;
  }
}
