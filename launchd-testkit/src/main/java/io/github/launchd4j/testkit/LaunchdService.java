package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;

/** A job that is loaded in a {@link LaunchdDomain}. All methods may be called by any thread. */
public sealed class LaunchdService permits LaunchdEmulator {
  private static final Duration KICKSTART = Duration.ofSeconds(30);

  private final LoadedJob loaded;
  private final Map<String, List<SocketAddress>> addresses = new LinkedHashMap<>();

  LaunchdService(LoadedJob loaded) {
    this.loaded = loaded;
    for (String name : job().sockets().keySet()) {
      addresses.put(name, loaded.sockets().addresses(name));
    }
  }

  final LoadedJob loaded() {
    return loaded;
  }

  /** The job. */
  public final Job job() {
    return loaded.definition().job();
  }

  /**
   * What the sockets of a name are bound to, in the order of the job; with the real port if the job
   * says 0, which is the same for all sockets of one entry.
   *
   * @throws IllegalArgumentException if the job has no such name under Sockets
   */
  public final List<SocketAddress> addresses(String name) {
    List<SocketAddress> found = addresses.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "%s has no socket \"%s\"; it has %s".formatted(job().label(), name, addresses.keySet()));
    }
    return found;
  }

  /** The process id of the job while it runs; of the newest if inetdCompatibility has several. */
  public final OptionalLong pid() {
    return loaded.history().pid();
  }

  /** How often the job was started. */
  public final int starts() {
    return loaded.history().starts();
  }

  /** How the job ended each time; {@link ExitStatus#SET_UP_FAILED} if it could not be started. */
  public final List<ExitStatus> exits() {
    return loaded.history().exits();
  }

  /**
   * Waits until the job was started that often.
   *
   * @throws TimeoutException if it was not in that time; the message says what happened instead
   */
  public final void awaitStarts(int count, Duration timeout)
      throws InterruptedException, TimeoutException {
    loaded.history().awaitStarts(count, timeout);
  }

  /**
   * Waits until the job has ended that often.
   *
   * @return as {@link #exits}
   * @throws TimeoutException if it has not in that time; the message says what happened instead
   */
  public final List<ExitStatus> awaitExits(int count, Duration timeout)
      throws InterruptedException, TimeoutException {
    return loaded.history().awaitExits(count, timeout);
  }

  /**
   * Starts the job, as {@code launchctl kickstart} does; with {@code kill}, {@code kickstart -k},
   * ends it first if it runs. Returns before that is done. ThrottleInterval does not count
   * (inferred).
   */
  public final void kickstart(boolean kill) {
    loaded.execute(life -> life.kickstart(kill));
  }

  /**
   * What {@code launchctl print} says of it, as far as the emulator knows; its form is not fixed.
   */
  public final String describe() {
    return ServiceText.of(this);
  }

  /** How it ended last; empty if it never has. */
  final Optional<ExitStatus> lastExit() {
    List<ExitStatus> exits = exits();
    return exits.isEmpty() ? Optional.empty() : Optional.of(exits.get(exits.size() - 1));
  }

  /** Waits a moment for the process that a kickstart starts. */
  final void awaitPid(int starts, boolean kill) {
    try {
      loaded.history().awaitStarts(kill || pid().isEmpty() ? starts + 1 : starts, KICKSTART);
    } catch (TimeoutException e) {
      // print shows why it does not start
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
