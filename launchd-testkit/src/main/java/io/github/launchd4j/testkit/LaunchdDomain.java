package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Any number of jobs that come and go, as in launchd's system domain. One thread serves them all;
 * {@link LaunchdEmulator}, which is for one job, says what is emulated and what is not.
 *
 * <p>All methods may be called by any thread. When the JVM ends without {@link #close}, even by
 * kill -9, a helper process kills the jobs.
 */
public final class LaunchdDomain implements AutoCloseable {
  private final Settings settings;
  private final Loop loop;
  private final Guardian guardian;
  private final Thread thread;
  private final Map<String, LaunchdService> services = new LinkedHashMap<>(); // guarded by this
  private final Set<String> enabled = new HashSet<>(); // guarded by this
  private final Set<String> disabled = new HashSet<>(); // guarded by this
  private boolean closed; // guarded by this
  private volatile Optional<ControlSocket> control = Optional.empty();

  private LaunchdDomain(Settings settings, Loop loop, Guardian guardian) {
    this.settings = settings;
    this.loop = loop;
    this.guardian = guardian;
    thread = new Thread(this::run, "launchd-emulator");
    thread.setDaemon(true);
  }

  /**
   * An empty domain.
   *
   * @throws IOException if this system is neither Linux nor macOS, or too old
   */
  public static LaunchdDomain start() throws IOException {
    return builder().start();
  }

  static LaunchdDomain start(Settings settings) throws IOException {
    Loop loop = new Loop(new EmulatedTime(settings.start()));
    try {
      LaunchdDomain domain = new LaunchdDomain(settings, loop, Guardian.start());
      domain.thread.start();
      return domain;
    } catch (IOException | RuntimeException e) {
      loop.close();
      throw e;
    }
  }

  /** A domain to be set up otherwise. */
  public static Builder builder() {
    return new Builder();
  }

  /** How a domain is set up. For one thread. */
  public static final class Builder {
    private Settings settings = Settings.DEFAULT;
    private Optional<Path> control = Optional.empty();

    private Builder() {}

    /**
     * Who is told what happens to which label: during {@link #bootstrap} on the caller's thread,
     * after that on the domain's own, which waits meanwhile.
     */
    public Builder events(BiConsumer<String, EmulatorEvent> listener) {
      settings = settings.withEvents(listener);
      return this;
    }

    /** Who gets the lines of which label; see {@link LaunchdEmulator.Builder#output}. */
    public Builder output(BiConsumer<String, String> lines) {
      settings = settings.withOutput(lines);
      return this;
    }

    /** See {@link LaunchdEmulator.Builder#throttle}. */
    public Builder throttle(Duration interval) {
      settings = settings.withThrottle(interval);
      return this;
    }

    /** See {@link LaunchdEmulator.Builder#deadDescriptors}. */
    public Builder deadDescriptors(boolean dead) {
      settings = settings.withDeadDescriptors(dead);
      return this;
    }

    /** See {@link LaunchdEmulator.Builder#startingAt}. */
    public Builder startingAt(ZonedDateTime time) {
      settings = settings.withStart(time);
      return this;
    }

    /**
     * Takes commands at a Unix socket of that path, which is made with mode 0600; see {@link
     * LaunchdControl}.
     */
    public Builder control(Path socket) {
      control = Optional.of(socket);
      return this;
    }

    /**
     * An empty domain. The caller owns it and closes it.
     *
     * @throws IOException if this system is neither Linux nor macOS, or too old; or the control
     *     socket cannot be opened
     */
    public LaunchdDomain start() throws IOException {
      LaunchdDomain domain = LaunchdDomain.start(settings);
      try {
        if (control.isPresent()) {
          domain.control = Optional.of(ControlSocket.open(control.get(), new Control(domain)));
        }
        return domain;
      } catch (IOException | RuntimeException e) {
        domain.close();
        throw e;
      }
    }
  }

  /**
   * Loads a job: its sockets are open when this returns.
   *
   * @throws LaunchctlException if a job of that label is loaded (5), or disabled (119)
   * @throws IOException if a socket cannot be opened, in which case none is left open, or the
   *     domain is closed
   */
  public LaunchdService bootstrap(Job job) throws IOException {
    refuse(job);
    LaunchdService service = LaunchdService.open(job, settings, loop, guardian);
    synchronized (this) {
      if (!closed && services.putIfAbsent(job.label(), service) == null) {
        loop.execute(service::load);
        return service;
      }
    }
    service.abandon();
    refuse(job);
    throw new IOException("the domain is closed");
  }

  private synchronized void refuse(Job job) throws LaunchctlException {
    String label = job.label();
    if (services.containsKey(label)) {
      throw new LaunchctlException(
          LaunchctlException.EIO, "\"%s\" is loaded already (5); bootout first".formatted(label));
    }
    boolean off = Plist.isTrue(job, "Disabled") && !enabled.contains(label);
    if (off || disabled.contains(label)) {
      throw new LaunchctlException(
          LaunchctlException.DISABLED,
          "\"%s\" is disabled (119); enable it first".formatted(label));
    }
  }

  /**
   * Stops a job, closes its sockets and forgets it. Unlike launchctl's, this returns when all that
   * is done; on the domain's own thread, at once.
   *
   * @throws LaunchctlException if no such job is loaded (3)
   * @throws InterruptedException if the wait is interrupted; the job is stopped all the same
   */
  public void bootout(String label) throws LaunchctlException, InterruptedException {
    CountDownLatch done = beginBootout(label);
    if (Thread.currentThread() != thread) {
      done.await();
    }
  }

  /** As {@link #bootout}, without the wait. */
  CountDownLatch beginBootout(String label) throws LaunchctlException {
    LaunchdService service =
        service(label)
            .orElseThrow(
                () ->
                    new LaunchctlException(
                        LaunchctlException.ESRCH,
                        "Boot-out failed: 3: No such process (\"%s\" is not loaded)"
                            .formatted(label)));
    loop.execute(() -> unload(service, () -> {}));
    return service.gone();
  }

  /** Lets a job be loaded, whatever its Disabled says, until {@link #disable}. */
  public synchronized void enable(String label) {
    enabled.add(label);
    disabled.remove(label);
  }

  /** Lets a job not be loaded any more. One that is loaded stays so, as under launchd. */
  public synchronized void disable(String label) {
    disabled.add(label);
    enabled.remove(label);
  }

  /** The job of that label, while it is loaded. */
  public synchronized Optional<LaunchdService> service(String label) {
    return Optional.ofNullable(services.get(label));
  }

  /** The loaded jobs, in the order of loading. */
  public synchronized List<LaunchdService> services() {
    return List.copyOf(services.values());
  }

  /** See {@link LaunchdEmulator#advance}. */
  public void advance(Duration span) {
    CountDownLatch done = new CountDownLatch(1);
    loop.execute(
        () -> {
          loop.time().advance(span);
          loop.execute(done::countDown); // runs after the timers that are due now
        });
    try {
      while (Thread.currentThread() != thread
          && thread.isAlive()
          && !done.await(1, TimeUnit.SECONDS)) {}
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /**
   * Stops all jobs at once, each as {@link #bootout} does. Returns when all that is done, whatever
   * interrupts; on the domain's own thread, at once. A second call does nothing but wait.
   */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    loop.execute(this::shutDown);
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

  private void shutDown() {
    List<LaunchdService> all = services();
    if (all.isEmpty()) {
      loop.finish();
    }
    all.forEach(service -> unload(service, this::finishIfLast));
  }

  private void finishIfLast() {
    if (services().isEmpty()) {
      loop.finish();
    }
  }

  private void unload(LaunchdService service, Runnable then) {
    service.unload(
        () -> {
          synchronized (this) {
            services.remove(service.job().label(), service);
          }
          then.run();
        });
  }

  private void run() {
    try {
      loop.run();
    } finally {
      abandon();
    }
  }

  private void abandon() {
    synchronized (this) {
      closed = true;
    }
    try {
      for (LaunchdService service : services()) {
        service.abandon();
      }
      guardian.close();
      if (control.isPresent()) {
        control.get().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      loop.close();
    }
  }
}
