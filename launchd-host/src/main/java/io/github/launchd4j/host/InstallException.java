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

  /** A failure, and what was done about it. */
  static InstallException with(IOException failure, String words) {
    int number = failure instanceof InstallException known ? known.number : 0;
    InstallException told = new InstallException(failure.getMessage() + "\n  " + words, number);
    told.initCause(failure);
    return told;
  }

  /** launchctl's exit status, if it was launchctl that failed; see {@link LaunchctlError}. */
  public OptionalInt number() {
    return number == 0 ? OptionalInt.empty() : OptionalInt.of(number);
  }
}
