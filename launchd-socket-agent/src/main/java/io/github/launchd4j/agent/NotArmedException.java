package io.github.launchd4j.agent;

/** Why the agent steps aside; its message is the line that says so. */
final class NotArmedException extends Exception {
  private static final long serialVersionUID = 1L;

  NotArmedException(String message) {
    super(message);
  }

  NotArmedException(String message, Throwable cause) {
    super(message, cause);
  }
}
