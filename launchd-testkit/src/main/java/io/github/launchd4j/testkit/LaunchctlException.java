package io.github.launchd4j.testkit;

import java.io.IOException;

/** A request that launchd refuses, with the number that launchctl(1) would exit with. */
public final class LaunchctlException extends IOException {
  private static final long serialVersionUID = 1L;

  // The numbers of launchctl error, macOS; 5 is what it gives for most of them in practice (seen).
  static final int ESRCH = 3;
  static final int EIO = 5;
  static final int USAGE = 64;
  static final int NO_LABEL = 110;
  static final int NO_PROGRAM = 111;
  static final int NO_DOMAIN = 112;
  static final int NOT_FOUND = 113;
  static final int DISABLED = 119;

  private final int number;

  LaunchctlException(int number, String message) {
    super(message);
    this.number = number;
  }

  static LaunchctlException notFound(String label) {
    return new LaunchctlException(
        NOT_FOUND,
        "could not find service \"%s\" (113); bootstrap its property list first".formatted(label));
  }

  /** launchctl's exit code, 1 to 255. */
  public int number() {
    return number;
  }
}
