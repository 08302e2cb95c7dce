package io.github.launchd4j.socket;

/** What {@link LaunchdSockets#activateOrBind} may do. */
public enum ActivationPolicy {
  /** Takes sockets over, or fails. Nothing is ever bound. */
  REQUIRED,
  /**
   * Takes sockets over; if nobody manages the process, or what it inherited says that the sockets
   * are another process's, binds the addresses. A name that is misspelt, a dead socket, and sockets
   * without a name are failures all the same.
   */
  PREFERRED
}
