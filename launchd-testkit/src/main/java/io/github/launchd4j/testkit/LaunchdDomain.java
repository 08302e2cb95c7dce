package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.process.SharedVariables;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;

/**
 * Any number of jobs that come and go, as in launchd's domains: the system's, and those of users. A
 * daemon goes to the system, an agent to gui/UID of this user, or to user/UID if it is for
 * Background only; launchctl's {@code bootstrap}, through the {@link Builder#control} socket, names
 * another. One thread serves them all; {@link LaunchdEmulator}, which is for one job, says what is
 * emulated and what is not.
 *
 * <p>All methods may be called by any thread. When the JVM ends without {@link #close}, even by
 * kill -9, a helper process kills the jobs.
 */
public final class LaunchdDomain implements AutoCloseable {
  private final Settings settings;
  private final long uid;
  private final JobTable jobs = new JobTable();
  private final SharedVariables variables = new SharedVariables();
  private final EmulatorThread thread;
  private volatile Optional<ControlSocket> control = Optional.empty();

  private LaunchdDomain(Settings settings) throws IOException {
    this.settings = settings;
    uid = Accounts.currentUid();
    thread = EmulatorThread.start(settings.start(), this::abandon);
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
    LaunchdDomain domain = new LaunchdDomain(settings);
    try {
      if (settings.control().isPresent()) {
        domain.control =
            Optional.of(
                ControlSocket.open(
                    settings.control().get(), new Control(domain, domain.session())));
      }
      return domain;
    } catch (IOException | RuntimeException e) {
      domain.close();
      throw e;
    }
  }

  /** A domain with other settings. */
  public static Builder builder() {
    return new Builder();
  }

  /** Sets up a domain. For one thread. */
  public static final class Builder extends EmulatorBuilder<Builder> {
    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * Gets each event with its label: during {@link #bootstrap} on the caller's thread, after that
     * on the domain's own, which waits for the listener.
     */
    public Builder events(BiConsumer<String, EmulatorEvent> listener) {
      return settingEvents(listener);
    }

    /** Gets each line of output with its label; see {@link LaunchdEmulator.Builder#output}. */
    public Builder output(BiConsumer<String, String> lines) {
      return settingOutput(lines);
    }

    /**
     * An empty domain. The caller owns it and closes it.
     *
     * @throws IOException if this system is neither Linux nor macOS, or too old; or the control
     *     socket cannot be opened
     */
    public LaunchdDomain start() throws IOException {
      return LaunchdDomain.start(settings());
    }
  }

  /**
   * Loads a job: its sockets are open when this returns.
   *
   * @throws LaunchctlException if a job of that label is loaded there (5), or still being booted
   *     out (37), or disabled (119); or a text in it holds a NUL character, or cannot be the path
   *     that it should be (5); or it is for gui/UID, and the Mac is {@link Builder#headless} (125)
   * @throws IOException if a socket cannot be opened, in which case none is left open, or the
   *     domain is closed
   */
  public LaunchdService bootstrap(Job job) throws IOException {
    return bootstrap(define(job, Optional.empty()), List.of());
  }

  /**
   * Loads a property list, as {@code launchctl bootstrap} does: values of a wrong type are ignored,
   * each with a {@link EmulatorEvent.Notice}.
   *
   * @throws LaunchctlException if the file cannot be read or is not a property list (5), belongs to
   *     neither root nor this user or may be written by others (122), has no Label (110) or no
   *     program (111); if its label is loaded from another file (17); and as {@link
   *     #bootstrap(Job)}
   * @throws IOException as {@link #bootstrap(Job)}
   */
  public LaunchdService bootstrap(Path plist) throws IOException {
    List<Notice> ignored = new ArrayList<>();
    return bootstrap(define(JobFile.load(plist, ignored::add), Optional.of(plist)), ignored);
  }

  /**
   * As {@link #bootstrap(Path)}, whatever the owner and the mode of the file: for trying a property
   * list where it was written.
   *
   * @throws LaunchctlException as {@link #bootstrap(Path)}, but for 122
   * @throws IOException as {@link #bootstrap(Job)}
   */
  public LaunchdService emulate(Path plist) throws IOException {
    List<Notice> ignored = new ArrayList<>();
    return bootstrap(define(JobFile.read(plist, ignored::add), Optional.of(plist)), ignored);
  }

  private Definition define(Job job, Optional<Path> file) {
    return Definition.of(job, file.map(JobFile::name), uid);
  }

  /** Into that domain, which must be there, and for whose sessions the job must be. */
  LaunchdService bootstrap(DomainName domain, Path plist) throws IOException {
    List<Notice> ignored = new ArrayList<>();
    Job job = JobFile.load(plist, ignored::add);
    Definition definition = new Definition(job, Optional.of(JobFile.name(plist)), domain);
    mac().check("Bootstrap", domain);
    definition.checkSession();
    return bootstrap(definition, ignored);
  }

  private LaunchdService bootstrap(Definition definition, List<Notice> ignored) throws IOException {
    mac().check("Bootstrap", definition.domain());
    String label = definition.job().label();
    ignored.forEach(notice -> settings.events().accept(label, notice));
    jobs.check(definition);
    NulCheck.check(definition.job());
    LoadedJob loaded = open(definition);
    LaunchdService service = new LaunchdService(loaded);
    if (jobs.add(service)) {
      thread.loop().execute(() -> loaded.load(() -> unload(service, () -> {})));
      return service;
    }
    loaded.abandon();
    jobs.check(definition);
    throw new IOException("the domain is closed");
  }

  private LoadedJob open(Definition definition) throws IOException {
    try {
      return LoadedJob.open(definition, settings, variables, thread.loop(), thread.strays());
    } catch (InvalidPathException e) {
      throw LaunchctlException.bootstrap(
          LaunchctlException.EIO,
          "\"%s\" cannot be a path here: %s".formatted(e.getInput(), e.getReason()));
    }
  }

  /**
   * Stops a job, closes its sockets and forgets it. Unlike launchctl's, this returns when all of it
   * is done, but at once on the domain's own thread.
   *
   * @throws LaunchctlException if no such job is loaded (3)
   * @throws InterruptedException if the wait is interrupted; the job is stopped anyway
   */
  public void bootout(String label) throws LaunchctlException, InterruptedException {
    LaunchdService service = service(label).orElseThrow(() -> JobTable.notLoaded(label));
    jobs.leave(service);
    CountDownLatch done = unload(service);
    if (!thread.isCurrent()) {
      done.await();
    }
  }

  /**
   * As launchctl's bootout, which does not wait.
   *
   * @return counted down when nothing is left of the job
   * @throws LaunchctlException if it is not loaded (3), or already being booted out (36)
   */
  CountDownLatch bootout(Target target) throws LaunchctlException {
    return unload(jobs.leave(target));
  }

  private CountDownLatch unload(LaunchdService service) {
    thread.loop().execute(() -> unload(service, () -> {}));
    return service.loaded().gone();
  }

  /**
   * Allows a job of the system or of this user to be loaded, whatever its Disabled says, until
   * {@link #disable}.
   */
  public void enable(String label) {
    enable(label, true);
  }

  /**
   * Refuses to load a job of the system or of this user from now on. A loaded job stays loaded, as
   * under launchd.
   */
  public void disable(String label) {
    enable(label, false);
  }

  private void enable(String label, boolean on) {
    jobs.enable(new Target(DomainName.SYSTEM, label), on);
    jobs.enable(new Target(DomainName.user(uid), label), on);
  }

  /** The job of that label, while it is loaded; the oldest if several domains have one. */
  public Optional<LaunchdService> service(String label) {
    return jobs.find(label).stream().findFirst();
  }

  /** The loaded jobs, in the order of loading. */
  public List<LaunchdService> services() {
    return jobs.all();
  }

  SharedVariables variables() {
    return variables;
  }

  JobTable jobs() {
    return jobs;
  }

  EmulatedMac mac() {
    return settings.mac();
  }

  /** What a launchctl of this user means by load, list and the other verbs without a domain. */
  DomainName session() {
    return mac().session(uid);
  }

  /**
   * Advances the emulator's time, and returns when what is due by then has been started or ended:
   * StartInterval, StartCalendarInterval, ThrottleInterval and ExitTimeOut go by it. The jobs
   * themselves see the system's time.
   */
  public void advance(Duration span) {
    thread.advance(span);
  }

  /**
   * Stops all jobs at once, each as {@link #bootout} does. Returns when all of it is done, even if
   * interrupted, but at once on the domain's own thread. A second call only waits.
   */
  @Override
  public void close() {
    jobs.close();
    thread.loop().execute(this::shutDown);
    thread.join();
  }

  private void shutDown() {
    services().forEach(service -> unload(service, this::finishIfLast));
    finishIfLast();
  }

  private void finishIfLast() {
    if (services().isEmpty()) {
      thread.strays().end(thread.loop()::finish);
    }
  }

  private void unload(LaunchdService service, Runnable then) {
    service
        .loaded()
        .unload(
            () -> {
              jobs.remove(service);
              then.run();
            });
  }

  private void abandon() throws IOException {
    jobs.close();
    for (LaunchdService service : services()) {
      service.loaded().abandon();
    }
    if (control.isPresent()) {
      control.get().close();
    }
  }
}
