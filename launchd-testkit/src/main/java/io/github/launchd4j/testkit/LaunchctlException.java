package io.github.launchd4j.testkit;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.Map;

/** A request that launchd refuses, with the number that launchctl(1) would exit with. */
public final class LaunchctlException extends IOException {
  private static final long serialVersionUID = 1L;

  // macOS's numbers: errno.h, and from 100 on those of launchctl error. In practice launchctl gives
  // 5 for most of them (seen).
  static final int ESRCH = 3;
  static final int EIO = 5;
  static final int EEXIST = 17;
  static final int EALREADY = 37;
  static final int USAGE = 64;
  static final int NO_LABEL = 110;
  static final int NO_PROGRAM = 111;
  static final int NO_DOMAIN = 112;
  static final int NOT_FOUND = 113;
  static final int DISABLED = 119;
  static final int PERMISSIONS = 122;

  private static final Map<Integer, String> NAMES =
      Map.ofEntries(
          entry(1, "Operation not permitted"),
          entry(2, "No such file or directory"),
          entry(ESRCH, "No such process"),
          entry(EIO, "Input/output error"),
          entry(12, "Cannot allocate memory"),
          entry(13, "Permission denied"),
          entry(EEXIST, "File exists"),
          entry(22, "Invalid argument"),
          entry(36, "Operation now in progress"),
          entry(EALREADY, "Operation already in progress"),
          entry(NO_DOMAIN, "Could not find specified domain"),
          entry(NOT_FOUND, "Could not find specified service"),
          entry(DISABLED, "Service is disabled"),
          entry(PERMISSIONS, "Path had bad ownership/permissions"));

  private final int number;

  LaunchctlException(int number, String message) {
    super(message);
    this.number = number;
  }

  static LaunchctlException bootstrap(int number, String why) {
    return failed("Bootstrap", number, why);
  }

  /** {@code Bootstrap failed: 5: Input/output error (why)}, as launchctl words it. */
  static LaunchctlException failed(String what, int number, String why) {
    String name = NAMES.containsKey(number) ? ": " + NAMES.get(number) : "";
    return new LaunchctlException(
        number, "%s failed: %d%s (%s)".formatted(what, number, name, why));
  }

  static LaunchctlException notFound(String label) {
    return new LaunchctlException(
        NOT_FOUND,
        "could not find service \"%s\" (113); bootstrap its property list first".formatted(label));
  }

  /** What {@code launchctl error} says of a number. */
  static String name(int number) {
    return NAMES.getOrDefault(number, "unknown error code");
  }

  /** launchctl's exit code, 1 to 255. */
  public int number() {
    return number;
  }
}
