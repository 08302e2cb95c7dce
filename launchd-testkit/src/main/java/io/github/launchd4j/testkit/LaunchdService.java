package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.Job;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** A job that is loaded in a {@link LaunchdDomain}. All methods may be called by any thread. */
public final class LaunchdService {
  private static final Duration KICKSTART = Duration.ofSeconds(30);

  private final Job job;
  private final Map<String, List<SocketAddress>> addresses = new LinkedHashMap<>();
  private final History history;
  private final Loop loop;
  private final JobSockets sockets;
  private final Optional<JobOutput> output;
  private final JobLife life;
  private final List<Runnable> whenGone = new ArrayList<>(); // of the loop's thread
  private final CountDownLatch gone = new CountDownLatch(1);

  private LaunchdService(
      Job job,
      History history,
      Loop loop,
      JobSockets sockets,
      Optional<JobOutput> output,
      JobLife life) {
    this.job = job;
    this.history = history;
    this.loop = loop;
    this.sockets = sockets;
    this.output = output;
    this.life = life;
    for (String name : job.sockets().keySet()) {
      addresses.put(name, sockets.addresses(name));
    }
  }

  /** Opens what a job needs, or nothing. */
  static LaunchdService open(Job job, Settings settings, Loop loop, Guardian guardian)
      throws IOException {
    History history = new History(job.label());
    Consumer<EmulatorEvent> events =
        history.andThen(event -> settings.events().accept(job.label(), event));
    NotEmulated.tell(job, events);
    Identity identity = Identity.of(job, events);
    Optional<JobOutput> output = Optional.empty();
    if (settings.output().isPresent()) {
      output = Optional.of(new JobOutput(settings.output().get(), job.label()));
    }
    try {
      JobSockets sockets = JobSockets.open(job, settings.deadDescriptors(), events);
      Timing timing = settings.throttle().map(Timing.of(job)::withThrottle).orElse(Timing.of(job));
      Launch launch = new Launch(job, identity, sockets, output, guardian);
      JobLife life =
          sockets.nowait()
              ? new NowaitJob(launch, loop, timing, events)
              : new EmulatedJob(launch, loop, timing, events);
      return new LaunchdService(job, history, loop, sockets, output, life);
    } catch (IOException | RuntimeException e) {
      if (output.isPresent()) {
        output.get().close();
      }
      throw e;
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

  /**
   * The process id of the job while it runs; of the newest where inetdCompatibility has several.
   */
  public OptionalLong pid() {
    return history.pid();
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
   * Starts the job, as {@code launchctl kickstart} does; with {@code kill}, {@code kickstart -k},
   * ends it first where it runs. Returns before that is done. ThrottleInterval does not count
   * (inferred).
   */
  public void kickstart(boolean kill) {
    loop.execute(() -> life.kickstart(kill));
  }

  /**
   * What {@code launchctl print} says of it, as far as the emulator knows; its form is not fixed.
   */
  public String describe() {
    return ServiceText.of(this);
  }

  /** The last exit as launchctl words it: a code, or a negative signal. */
  String lastExit() {
    List<ExitStatus> exits = exits();
    if (exits.isEmpty()) {
      return "(never exited)";
    }
    ExitStatus last = exits.get(exits.size() - 1);
    return last.signal() == 0 ? "" + last.code() : "-" + last.signal();
  }

  /** Waits a moment for the process that a kickstart makes. */
  void awaitPid(int starts, boolean kill) {
    try {
      history.awaitStarts(kill || pid().isEmpty() ? starts + 1 : starts, KICKSTART);
    } catch (TimeoutException e) {
      // print shows why it does not start
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Begins the life of the job; on the thread of the loop, as all below. */
  void load() {
    output.ifPresent(each -> loop.watch(each.readEnd(), () -> unchecked(each::drain)));
    life.load();
  }

  /** Stops the job, closes its sockets, and calls back. */
  void unload(Runnable then) {
    whenGone.add(then);
    if (whenGone.size() == 1) {
      life.stop(
          () -> {
            unchecked(this::close);
            whenGone.forEach(Runnable::run);
            gone.countDown(); // last: who waits for it must find nothing of the job
          });
    }
  }

  /** Leaves nothing behind when the loop has ended. */
  void abandon() throws IOException {
    if (gone.getCount() > 0) {
      life.abandon();
      try {
        close();
      } finally {
        gone.countDown();
      }
    }
  }

  private void close() throws IOException {
    try (sockets) {
      if (output.isPresent()) {
        loop.unwatch(output.get().readEnd());
        output.get().drainAll();
        output.get().close();
      }
    }
  }

  CountDownLatch gone() {
    return gone;
  }

  private static void unchecked(Call call) {
    try {
      call.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface Call {
    void run() throws IOException;
  }
}
