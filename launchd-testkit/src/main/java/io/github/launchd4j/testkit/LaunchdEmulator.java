package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Does with a job what launchd does, on Linux and macOS, without installing anything: opens its
 * sockets, starts it on the first connection, keeps the sockets and what waits in them while it is
 * restarted, and stops it.
 *
 * <pre>{@code
 * try (LaunchdEmulator launchd = LaunchdEmulator.start(job)) {
 *   SocketAddress address = launchd.addresses("Listeners").get(0);
 *   // connect: the job starts
 * }
 * }</pre>
 *
 * <p>What a job finds is launchd's: its environment with nothing of this process, its folder, its
 * process group, no open descriptor but its own. Three things differ. <b>The sockets</b> come by
 * systemd's protocol (descriptors from 3, LISTEN_FDS, LISTEN_FDNAMES and LISTEN_PID, see
 * sd_listen_fds(3)), since launch_activate_socket(3) asks the real launchd. <b>Output</b> that has
 * no StandardOutPath or StandardErrorPath goes to this process, where launchd would drop it. <b>A
 * socket that cannot be opened</b> is an exception here; launchd logs it and starts the job with a
 * dead descriptor. What else is not emulated is told by an {@link EmulatorEvent.Notice}. Umask and
 * resource limits are this process's.
 *
 * <p>All methods may be called by any thread. Close it before the JVM ends, in a shutdown hook if
 * need be: the job is a process of its own, and would run on. Needs glibc 2.34 or newer on Linux.
 * Written for macOS 10.15 and newer from its man pages and headers, and not yet tried there.
 */
public final class LaunchdEmulator implements AutoCloseable {
  private final Job job;
  private final Map<String, List<SocketAddress>> addresses = new LinkedHashMap<>();
  private final History history;
  private final Resources resources;
  private final JobLife emulated;
  private final Thread thread;

  private LaunchdEmulator(Job job, History history, Resources resources, JobLife emulated) {
    this.job = job;
    this.history = history;
    this.resources = resources;
    this.emulated = emulated;
    for (String name : job.sockets().keySet()) {
      addresses.put(name, resources.sockets().addresses(name));
    }
    thread = new Thread(this::run, "launchd-emulator " + job.label());
    thread.setDaemon(true);
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

  /** An emulator to be set up otherwise. */
  public static Builder builder(Job job) {
    return new Builder(job);
  }

  /** How an emulator is set up. For one thread. */
  public static final class Builder {
    private final Job job;
    private Consumer<EmulatorEvent> events = event -> {};
    private Optional<Consumer<String>> output = Optional.empty();
    private Timing timing;

    private Builder(Job job) {
      this.job = job;
      this.timing = Timing.of(job);
    }

    /**
     * Who is told what happens: during {@link #start} on the caller's thread, after that on the
     * emulator's own, which waits meanwhile. It may close the emulator.
     */
    public Builder events(Consumer<EmulatorEvent> listener) {
      events = listener;
      return this;
    }

    /**
     * Who gets the lines that the job writes to standard output and error where the job has no file
     * for them, in the order written, as UTF-8, without line ends; lines of over 64 KiB come in
     * pieces. Called on the emulator's thread. Without this, the job writes where this process
     * does.
     */
    public Builder output(Consumer<String> lines) {
      output = Optional.of(lines);
      return this;
    }

    /** The least time between two launches, in place of the job's ThrottleInterval in seconds. */
    public Builder throttle(Duration interval) {
      timing = timing.withThrottle(interval);
      return this;
    }

    /**
     * Opens the job's sockets, and starts the job if it has RunAtLoad. The caller owns the result
     * and closes it.
     *
     * @throws IOException if a socket cannot be opened, in which case none is left open, or the job
     *     needs what is not emulated; or this system is neither Linux nor macOS, or too old
     */
    public LaunchdEmulator start() throws IOException {
      History history = new History(job.label());
      Consumer<EmulatorEvent> told = history.andThen(events);
      NotEmulated.tell(job, told);
      Identity identity = Identity.of(job, told);
      Resources resources = Resources.open(job, output, told);
      Launch launch = new Launch(job, identity, resources.sockets(), resources.output());
      JobLife emulated =
          resources.sockets().nowait()
              ? new NowaitJob(launch, resources.loop(), timing, told)
              : new EmulatedJob(launch, resources.loop(), timing, told);
      LaunchdEmulator emulator = new LaunchdEmulator(job, history, resources, emulated);
      resources.watchOutput();
      resources.loop().execute(emulated::load);
      emulator.thread.start();
      return emulator;
    }
  }

  /** The job. */
  public Job job() {
    return job;
  }

  /**
   * What the sockets of a name are bound to, in the order of the job; with the real port where the
   * job says 0, which is the same for all sockets of one entry.
   *
   * @throws IllegalArgumentException if the job has no such name under Sockets
   */
  public List<SocketAddress> addresses(String name) {
    List<SocketAddress> found = addresses.get(name);
    if (found == null) {
      throw new IllegalArgumentException(
          "%s has no socket \"%s\"; it has %s".formatted(job.label(), name, addresses.keySet()));
    }
    return found;
  }

  /** The process id of the job while it runs. */
  public OptionalLong pid() {
    long pid = history.pid();
    return pid == 0 ? OptionalLong.empty() : OptionalLong.of(pid);
  }

  /** How often the job was started. */
  public int starts() {
    return history.starts();
  }

  /**
   * How the job ended each time; {@link ExitStatus#SET_UP_FAILED} where it could not be started.
   */
  public List<ExitStatus> exits() {
    return history.exits();
  }

  /**
   * Waits until the job was started that often.
   *
   * @throws TimeoutException if it was not in that time; the message tells what happened instead
   */
  public void awaitStarts(int count, Duration timeout)
      throws InterruptedException, TimeoutException {
    history.awaitStarts(count, timeout);
  }

  /**
   * Waits until the job has ended that often.
   *
   * @return as {@link #exits}
   * @throws TimeoutException if it has not in that time; the message tells what happened instead
   */
  public List<ExitStatus> awaitExits(int count, Duration timeout)
      throws InterruptedException, TimeoutException {
    return history.awaitExits(count, timeout);
  }

  /**
   * Stops the job, by SIGTERM to its process group and SIGKILL after ExitTimeOut (20 seconds where
   * the job does not say, never where it says 0), closes its sockets and removes the files of Unix
   * sockets. Returns when all that is done, whatever interrupts; on the emulator's own thread, at
   * once. A second call does nothing but wait.
   */
  @Override
  public void close() {
    resources.loop().execute(() -> emulated.stop(resources.loop()::finish));
    boolean interrupted = false;
    while (Thread.currentThread() != thread && thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (resources) {
      try {
        resources.loop().run();
      } finally {
        emulated.abandon();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
