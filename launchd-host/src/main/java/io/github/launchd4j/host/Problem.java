package io.github.launchd4j.host;

import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.Severity;

/**
 * A problem of this machine that keeps a job from being installed or from running.
 *
 * @param severity an error makes the job fail; a warning may
 * @param message what is wrong, with the value as written: one line, lower case, no final period
 * @param help what to do about it: one line
 */
public record Problem(Severity severity, String message, String help) {

  /** Control characters in message and help become escapes. */
  public Problem {
    message = OneLine.of(message);
    help = OneLine.of(help);
  }

  static Problem error(String message, String help) {
    return new Problem(Severity.ERROR, message, help);
  }

  static Problem warning(String message, String help) {
    return new Problem(Severity.WARNING, message, help);
  }

  static Problem info(String message, String help) {
    return new Problem(Severity.INFO, message, help);
  }

  /** Two lines without a final line break, {@code severity: message} and {@code help: help}. */
  @Override
  public String toString() {
    return severity + ": " + message + "\n  help: " + help;
  }
}
