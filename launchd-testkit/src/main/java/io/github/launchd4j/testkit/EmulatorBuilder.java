package io.github.launchd4j.testkit;

import io.github.launchd4j.testkit.event.EmulatorEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How an emulator is set up, whether for one job or for many. For one thread. */
abstract sealed class EmulatorBuilder<B extends EmulatorBuilder<B>>
    permits LaunchdDomain.Builder, LaunchdEmulator.Builder {
  private BiConsumer<String, EmulatorEvent> events = (label, event) -> {};
  private Optional<BiConsumer<String, String>> output = Optional.empty();
  private Optional<Duration> throttle = Optional.empty();
  private boolean deadDescriptors;
  private boolean systemdProtocol;
  private int giveUpAfter;
  private Optional<ZonedDateTime> start = Optional.empty();
  private Optional<Path> control = Optional.empty();
  private EmulatedMac mac = EmulatedMac.DEFAULT;

  EmulatorBuilder() {}

  abstract B self();

  final B settingEvents(BiConsumer<String, EmulatorEvent> listener) {
    events = listener;
    return self();
  }

  final B settingOutput(BiConsumer<String, String> lines) {
    output = Optional.of(lines);
    return self();
  }

  /** The least time between two starts, instead of the job's ThrottleInterval. */
  public B throttle(Duration interval) {
    throttle = Optional.of(interval);
    return self();
  }

  /**
   * What happens if a socket cannot be opened: with {@code true}, the job gets a dead descriptor
   * for it, as under launchd, and a {@link EmulatorEvent.Notice} reports it; with {@code false},
   * the default, loading the job throws an exception.
   */
  public B deadDescriptors(boolean dead) {
    deadDescriptors = dead;
    return self();
  }

  /**
   * How jobs get their sockets: with {@code true} by systemd's protocol (descriptors from 3 on,
   * LISTEN_FDS, LISTEN_FDNAMES and LISTEN_PID, see sd_listen_fds(3)), for programs that know no
   * other; with {@code false}, the default, by launch_activate_socket, as under launchd. This needs
   * Linux and /usr/bin/cc; without them it is systemd's protocol, and without cc a {@link
   * EmulatorEvent.Notice} says so.
   */
  public B systemdProtocol(boolean systemd) {
    systemdProtocol = systemd;
    return self();
  }

  /**
   * After how many failed starts in a row a job is unloaded, with a {@link
   * EmulatorEvent.JobGivenUp}, if it has never accepted a connection, so that nobody waits for it
   * in vain. With 0, the default, it is restarted for ever, as under launchd.
   */
  public B giveUpAfter(int failedStarts) {
    giveUpAfter = failedStarts;
    return self();
  }

  /**
   * The time of day at which the emulator starts, instead of the system's; see {@link
   * LaunchdDomain#advance}.
   */
  public B startingAt(ZonedDateTime time) {
    start = Optional.of(time);
    return self();
  }

  /**
   * Accepts commands of this user and of root at a Unix socket with this path; see {@link
   * LaunchdControl}. A file that is there is replaced only if it is a socket that an emulator of
   * this user has left. For root, the path must lie in folders that only root can change.
   */
  public B control(Path socket) {
    control = Optional.of(socket);
    return self();
  }

  /**
   * The macOS whose launchctl is played, 26 by default: {@code bootout --wait} waits on 26, and is
   * refused on 14 and 15.
   */
  public B macOs(int version) {
    mac = new EmulatedMac(version, mac.headless());
    return self();
  }

  /**
   * Whether nobody is logged in at the screen, as over ssh: there is no domain gui/UID, only
   * user/UID. By default every user is.
   */
  public B headless(boolean nobodyAtTheScreen) {
    mac = new EmulatedMac(mac.version(), nobodyAtTheScreen);
    return self();
  }

  final Settings settings() {
    return new Settings(
        events,
        output,
        throttle,
        deadDescriptors,
        systemdProtocol,
        giveUpAfter,
        start,
        control,
        mac);
  }
}
