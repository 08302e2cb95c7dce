package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Runs a job as launchd does, on Linux and macOS, without installing anything: opens its sockets,
 * starts it on the first connection, keeps the sockets and the connections that wait in them while
 * it restarts, and stops it.
 *
 * <pre>{@code
 * try (LaunchdEmulator launchd = LaunchdEmulator.start(job)) {
 *   SocketAddress address = launchd.addresses("Listeners").get(0);
 *   // connect: the job starts
 * }
 * }</pre>
 *
 * <p>A job finds what launchd would give it: an environment with nothing of this process, its
 * folder, its process group, and no open descriptors but its own. Three things differ. <b>The
 * sockets</b> are open in the job from the start, as descriptors from 3 on; the job takes them by
 * launch_activate_socket(3), which is preloaded into it, or by systemd's protocol ({@link
 * Builder#systemdProtocol}). <b>Output</b> that has no StandardOutPath or StandardErrorPath goes to
 * this process; launchd would drop it. <b>A socket that cannot be opened</b> is an exception here;
 * launchd logs it and starts the job with a dead descriptor ({@link Builder#deadDescriptors}). An
 * {@link EmulatorEvent.Notice} reports what else is not emulated. Hard limits that the job does not
 * set are this process's.
 *
 * <p>All methods may be called by any thread. When the JVM ends without {@link #close}, even by
 * kill -9, a helper process kills the job. Needs glibc 2.34 or newer on Linux. Written for macOS
 * 10.15 and newer from its man pages and headers, and not yet tried there.
 */
public final class LaunchdEmulator extends LaunchdService implements AutoCloseable {
  private final LaunchdDomain domain;

  private LaunchdEmulator(LaunchdDomain domain, LaunchdService service) {
    super(service.loaded());
    this.domain = domain;
  }

  /**
   * Loads a job: its sockets are open when this returns. The job writes to this process's standard
   * output and error.
   *
   * @throws IOException as {@link Builder#start} does
   */
  public static LaunchdEmulator start(Job job) throws IOException {
    return builder(job).start();
  }

  /** An emulator with other settings. */
  public static Builder builder(Job job) {
    return new Builder(job);
  }

  /** Sets up an emulator. For one thread. */
  public static final class Builder extends EmulatorBuilder<Builder> {
    private final Job job;

    private Builder(Job job) {
      this.job = job;
    }

    @Override
    Builder self() {
      return this;
    }

    /**
     * Gets each event: during {@link #start} on the caller's thread, after that on the emulator's
     * own, which waits for the listener. The listener may close the emulator.
     */
    public Builder events(Consumer<EmulatorEvent> listener) {
      return settingEvents((label, event) -> listener.accept(event));
    }

    /**
     * Gets the lines that the job writes to standard output and error if it has no file for them,
     * in the order written, as UTF-8, without line ends; lines of over 64 KiB come in pieces.
     * Called on the emulator's thread. Without this, the job writes where this process does.
     */
    public Builder output(Consumer<String> lines) {
      return settingOutput((label, line) -> lines.accept(line));
    }

    /**
     * Opens the job's sockets, and starts the job if it has RunAtLoad. The caller owns the result
     * and closes it.
     *
     * @throws IOException if a socket cannot be opened, in which case none is left open, or the job
     *     needs something that is not emulated; or this system is neither Linux nor macOS, or too
     *     old
     */
    public LaunchdEmulator start() throws IOException {
      LaunchdDomain domain = LaunchdDomain.start(settings());
      try {
        enable(domain);
        return new LaunchdEmulator(domain, domain.bootstrap(job));
      } catch (IOException | RuntimeException e) {
        domain.close();
        throw e;
      }
    }

    private void enable(LaunchdDomain domain) {
      if (job.disabled()) {
        EmulatorEvent notice =
            new EmulatorEvent.Notice("Disabled", "ignored: the job is loaded anyway");
        settings().events().accept(job.label(), notice);
        domain.enable(job.label());
      }
    }
  }

  /** As {@link LaunchdDomain#advance}. */
  public void advance(Duration span) {
    domain.advance(span);
  }

  /**
   * Stops the job, by SIGTERM, and by SIGKILL after ExitTimeOut (20 seconds by default, never if it
   * is 0), closes its sockets and removes the files of Unix sockets. Processes that the job left
   * behind, which launchd would let live, are ended in the same way. Returns when all of it is
   * done, even if interrupted, but at once on the emulator's own thread. A second call only waits.
   */
  @Override
  public void close() {
    domain.close();
  }
}
