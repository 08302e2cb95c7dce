package io.github.launchd4j.socket;

import java.io.IOException;
import java.util.OptionalInt;

/**
 * Sockets could not be taken over from launchd or systemd.
 *
 * <p>The {@link #reason()} is for programs, the message for people: it says what was asked for, why
 * it failed, the error number where the system gave one, and what to do.
 */
public final class SocketActivationException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Why an activation failed, each with a cure of its own. More may be added: a {@code switch}
   * needs a default.
   */
  public enum Reason {
    /** Neither launchd nor systemd handed sockets to this process. */
    NOT_MANAGED,
    /**
     * Sockets were handed over, but to another process: usually to a wrapper that did not {@code
     * exec} java.
     */
    OTHER_PROCESS,
    /** The process is managed, but has no socket of that name. */
    NO_SUCH_SOCKET,
    /**
     * The sockets of that name were taken before: each name can be activated once in the life of a
     * process.
     */
    ALREADY_ACTIVATED,
    /**
     * A socket that can serve nothing: it does not listen, or there is none. launchd delivers these
     * where it could not bind the address when the job was loaded.
     */
    DEAD_SOCKET,
    /**
     * A connection whose client closed or reset it before this process was up. There is nothing to
     * serve and nothing to mend: a port scan does it, or a health check.
     */
    CLIENT_GONE,
    /** Several sockets, and the call was for one. They stay for {@link LaunchdSockets#activate}. */
    SEVERAL_SOCKETS,
    /** Sockets, but of another kind than asked for. They stay open for the call that fits them. */
    WRONG_KIND,
    /** The descriptor is open, but is a file, a pipe or the like. It is left as it is. */
    NOT_A_SOCKET,
    /** The descriptor was promised, but was closed on the way to this process. */
    CLOSED_DESCRIPTOR,
    /** The variables that hand the sockets over contradict themselves. */
    PROTOCOL,
    /** This system or this Java runtime lacks what it takes. */
    UNSUPPORTED,
    /** An error number without a documented meaning here; see {@link #errorNumber()}. */
    OTHER
  }

  private static final int NO_NUMBER = 0;

  private final Reason reason;
  private final int errorNumber;
  private final String name;
  private final String why;

  SocketActivationException(Reason reason, String name, String why) {
    this(reason, name, NO_NUMBER, why);
  }

  SocketActivationException(Reason reason, String name, int errorNumber, String why) {
    super("cannot activate \"" + name + "\": " + why);
    this.reason = reason;
    this.errorNumber = errorNumber;
    this.name = name;
    this.why = why;
  }

  /** The same failure of another call. */
  SocketActivationException again() {
    return new SocketActivationException(reason, name, errorNumber, why);
  }

  /** The same failure, of which more is known. */
  SocketActivationException and(String more) {
    return new SocketActivationException(reason, name, errorNumber, why + "; " + more);
  }

  /** Why it failed. */
  public Reason reason() {
    return reason;
  }

  /**
   * The number that {@code launch_activate_socket} or the C library returned, where there was one.
   * From launchd it is a number of macOS, whatever system this is.
   */
  public OptionalInt errorNumber() {
    return errorNumber == NO_NUMBER ? OptionalInt.empty() : OptionalInt.of(errorNumber);
  }
}
