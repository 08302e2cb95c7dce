package io.github.launchd4j.plist.finding;

import java.util.Locale;

/** How bad a {@link Finding} is. */
public enum Severity {
  /**
   * launchd refuses the file, or ignores or fails the part in question: certain from the file
   * alone.
   */
  ERROR,
  /** Hardly ever meant, or known to go wrong; the file may work all the same. */
  WARNING,
  /** Worth knowing; nothing need change. */
  INFO;

  /** The name as it stands in a printed finding: lower case. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
