package io.github.launchd4j.socket;

/** What {@link LaunchdSockets#activateOrBind} may do. */
public enum ActivationPolicy {
  /** Takes sockets over, or fails. Nothing is ever bound. */
  REQUIRED,
  /**
   * Takes sockets over; where nobody manages the process, binds the addresses. A name that is
   * misspelt, a wrapper that did not exec java and a dead socket are failures all the same.
   */
  PREFERRED
}
