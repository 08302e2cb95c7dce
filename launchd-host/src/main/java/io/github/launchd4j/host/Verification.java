package io.github.launchd4j.host;

import io.github.launchd4j.host.LaunchctlPrint.Loaded;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.life.Demands;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Whether an installed job works: launchd has it, it has opened its ports, what starts at load has
 * not failed at once, and the probe is answered.
 *
 * @param installed the job
 * @param job what its file says
 * @param probe what to ask it, if anything
 */
record Verification(ServiceTarget installed, Job job, Optional<ServerProbe> probe) {

  /** How long a job that starts at load is watched. */
  private static final Duration WATCH = Duration.ofSeconds(2);

  /** How long a server may take to its first answer. */
  private static final Duration PROBED = Duration.ofSeconds(30);

  void run() throws IOException {
    requireLoaded();
    requirePorts();
    requireStarted();
    Optional<String> silent = probe.isPresent() ? probe.get().failure(PROBED) : Optional.empty();
    if (silent.isPresent()) {
      throw new InstallException(silent.get());
    }
  }

  private void requireLoaded() throws InstallException {
    if (look().loaded() != Loaded.YES) {
      String why =
          installed.launchctl().legacy()
              ? ": load reports success even when it fails; leave out the option legacy to get a number"
              : ", although bootstrap reported success; see /var/log/com.apple.xpc.launchd/launchd.log";
      throw new InstallException(target() + " is not loaded" + why);
    }
  }

  private void requirePorts() throws InstallException {
    Optional<String> closed = PortCheck.closed(job);
    if (closed.isPresent()) {
      throw new InstallException(
          target() + " is loaded, but launchd has not opened " + closed.get());
    }
  }

  private void requireStarted() throws IOException {
    if (Demands.of(job.toPropertyList()).atLoad().isEmpty()) {
      return;
    }
    long end = System.nanoTime() + WATCH.toNanos();
    LaunchctlPrint printed = look();
    while (printed.pid().isEmpty() && !hasEnded(printed) && System.nanoTime() - end < 0) {
      Pause.shortly();
      printed = look();
    }
    if (printed.pid().isEmpty() && printed.lastExit().orElse(0) != 0) {
      int code = printed.lastExit().getAsInt();
      throw new InstallException(
          target() + " ended at once with " + code + ", " + LastExit.meaningOfCode(code));
    }
  }

  private static boolean hasEnded(LaunchctlPrint printed) {
    return printed.lastExit().isPresent() || printed.lastSignal().isPresent();
  }

  private LaunchctlPrint look() {
    return installed.launchctl().look(installed.destination(), installed.label());
  }

  private String target() {
    return installed.destination().target(installed.label());
  }
}
