package io.github.launchd4j.host;

import java.io.IOException;
import java.io.Serial;
import java.util.OptionalInt;

/** A step that failed. The message names the command, launchctl's exit status, causes and cures. */
public final class InstallException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  private final int number;

  InstallException(String message) {
    this(message, 0);
  }

  InstallException(String message, int number) {
    super(message);
    this.number = number;
  }

  /** launchctl's exit status, if it was launchctl that failed; see {@link LaunchctlError}. */
  public OptionalInt number() {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
