package io.github.launchd4j.socket;

/**
 * Who started this process and holds its sockets. More may be added: a {@code switch} needs a
 * default.
 */
public enum Manager {
  /**
   * macOS's launchd. Known by XPC_SERVICE_NAME, which launchd sets for its jobs; a program started
   * from a terminal sees "0" or nothing, and an application, with all that is started from it,
   * "application." and a name.
   */
  LAUNCHD,
  /** systemd, or whoever speaks its protocol, sd_listen_fds(3): LISTEN_PID names this process. */
  SYSTEMD,
  /** Nobody, as far as the environment tells. */
  NONE
}
