package io.github.launchd4j.testkit;

import static java.util.Map.entry;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A request that launchd refuses, with the number that launchctl(1) would exit with. */
public final class LaunchctlException extends IOException {
  private static final long serialVersionUID = 1L;

  // macOS's numbers: errno.h, and from 100 on those of launchctl error. In practice launchctl gives
  // 5 for most of them (seen).
  static final int ESRCH = 3;
  static final int EIO = 5;
  static final int EEXIST = 17;
  static final int EINPROGRESS = 36;
  static final int EALREADY = 37;
  static final int USAGE = 64;
  static final int NO_LABEL = 110;
  static final int NO_PROGRAM = 111;
  static final int NO_DOMAIN = 112;
  static final int NOT_FOUND = 113;
  static final int DISABLED = 119;
  static final int PERMISSIONS = 122;
  static final int NO_ACTION = 125;
  static final int SESSION = 134;

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
          entry(EINPROGRESS, "Operation now in progress"),
          entry(EALREADY, "Operation already in progress"),
          entry(NO_DOMAIN, "Could not find specified domain"),
          entry(NOT_FOUND, "Could not find specified service"),
          entry(DISABLED, "Service is disabled"),
          entry(PERMISSIONS, "Path had bad ownership/permissions"),
          entry(NO_ACTION, "Domain does not support specified action"),
          entry(SESSION, "Service cannot load in requested session"));

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

  // As macOS 14 to 26 say these three; installers look for the words (wienerdog-ai/wienerdog,
  // openclaw/openclaw, src/daemon/launchd.ts).

  static LaunchctlException notFound(Target service) {
    return new LaunchctlException(
        NOT_FOUND,
        "Bad request.\nCould not find service \"%s\" in domain for %s"
            .formatted(service.label(), service.domain().inWords()));
  }

  static LaunchctlException noDomain(DomainName domain) {
    return new LaunchctlException(
        NO_DOMAIN, "Bad request.\nCould not find domain for " + domain.inWords());
  }

  /**
   * What is no target.
   *
   * @param meant the services of that label
   */
  static LaunchctlException noTarget(String specifier, List<Target> meant) {
    String known =
        meant.isEmpty()
            ? ""
            : ", did you mean"
                + String.join("", meant.stream().map(each -> "\n\t" + each).toList());
    return new LaunchctlException(
        USAGE,
        "Unrecognized target specifier%s\n\"%s\" is not system, gui/UID or user/UID, alone or with /LABEL (64)"
            .formatted(known.isEmpty() ? "." : known, specifier));
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
