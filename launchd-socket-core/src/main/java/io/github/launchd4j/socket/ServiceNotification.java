package io.github.launchd4j.socket;

import io.github.launchd4j.socket.jna.NotifySocket;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Tells systemd how the service is, by the protocol of sd_notify(3): a service of {@code
 * Type=notify} counts as started once it has said {@link #ready}, and one with {@code WatchdogSec=}
 * is started anew if {@link #watchdog} is not called in time.
 *
 * <p>Nothing happens if nobody wants to know, that is, without NOTIFY_SOCKET: under launchd, which
 * has no such protocol, and when started by hand. A message is one datagram to a Unix socket, which
 * the JDK cannot send, so that JNA is loaded for it. Linux; thread-safe.
 */
public final class ServiceNotification {
  private static final String SOCKET = "NOTIFY_SOCKET";

  private final Map<String, String> environment;
  private final long pid;

  ServiceNotification(Map<String, String> environment, long pid) {
    this.environment = environment;
    this.pid = pid;
  }

  /** The service that this process is. */
  public static ServiceNotification ofThisProcess() {
    return new ServiceNotification(System.getenv(), ProcessHandle.current().pid());
  }

  /** Whether somebody wants to know. */
  public boolean isWanted() {
    return environment.containsKey(SOCKET);
  }

  /** {@code READY=1}: starting up is done. To be said once, when the server accepts. */
  public void ready() throws IOException {
    send("READY=1");
  }

  /** {@code STOPPING=1}: the service is going down, by itself or because it was asked to. */
  public void stopping() throws IOException {
    send("STOPPING=1");
  }

  /** {@code WATCHDOG=1}: the service is well. To be said twice in each {@link #watchdogPeriod}. */
  public void watchdog() throws IOException {
    send("WATCHDOG=1");
  }

  /**
   * How long the manager waits for {@link #watchdog} before it takes the service for dead:
   * WATCHDOG_USEC, if WATCHDOG_PID is this process or not given (sd_watchdog_enabled(3)). Empty if
   * it does not watch.
   */
  public Optional<Duration> watchdogPeriod() {
    String forPid = environment.getOrDefault("WATCHDOG_PID", Long.toString(pid));
    String micros = environment.getOrDefault("WATCHDOG_USEC", "");
    try {
      return forPid.equals(Long.toString(pid)) && Long.parseLong(micros) > 0
          ? Optional.of(Duration.ofNanos(Math.multiplyExact(Long.parseLong(micros), 1_000L)))
          : Optional.empty();
    } catch (NumberFormatException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  /**
   * Sends lines of {@code NAME=value} as sd_notify(3) lists them, {@code STATUS=…} for instance.
   *
   * @throws IOException if NOTIFY_SOCKET is there and the message cannot be sent; the message says
   *     why
   */
  public void send(String lines) throws IOException {
    String socket = environment.get(SOCKET);
    if (socket == null) {
      return;
    }
    if (!socket.startsWith("/") && !socket.startsWith("@")) {
      throw new IOException(
          SOCKET
              + "=\""
              + socket
              + "\" is not an absolute path or an abstract name, which are all that sd_notify(3) allows: \""
              + lines
              + "\" cannot be sent");
    }
    try {
      NotifySocket.send(socket, lines);
    } catch (IOException | UnsupportedOperationException e) {
      throw new IOException(
          "cannot tell " + SOCKET + "=\"" + socket + "\" that " + lines + ": " + e.getMessage(), e);
    }
  }
}
