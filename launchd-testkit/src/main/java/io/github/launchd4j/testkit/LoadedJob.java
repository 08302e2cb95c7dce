package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.loop.Callbacks.unchecked;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.loop.Loop;
import io.github.launchd4j.testkit.process.Identity;
import io.github.launchd4j.testkit.process.JobOutput;
import io.github.launchd4j.testkit.process.Preload;
import io.github.launchd4j.testkit.process.ProcessStarter;
import io.github.launchd4j.testkit.process.SharedVariables;
import io.github.launchd4j.testkit.process.Watchdog;
import io.github.launchd4j.testkit.socket.JobSockets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** What a job holds from bootstrap to bootout: its sockets, its output and its life. */
final class LoadedJob {
  private final Job job;
  private final History history;
  private final Loop loop;
  private final JobSockets sockets;
  private final SharedVariables shared;
  private final Optional<Preload> preload;
  private final Optional<JobOutput> output;
  private final JobLife life;
  private final List<Runnable> whenGone = new ArrayList<>(); // of the loop's thread
  private final CountDownLatch gone = new CountDownLatch(1);

  private LoadedJob(Job job, History history, Loop loop, ProcessStarter launch, JobLife life) {
    this.job = job;
    this.history = history;
    this.loop = loop;
    this.sockets = launch.sockets();
    this.shared = launch.shared();
    this.preload = launch.preload();
    this.output = launch.output();
    this.life = life;
  }

  /**
   * Opens what a job needs, or nothing.
   *
   * @param shared the variables of all jobs, to which this one may add
   */
  static LoadedJob open(
      Job job, Settings settings, SharedVariables shared, Loop loop, Watchdog guardian)
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
    Optional<Preload> preload = Preload.of(job, identity, settings.systemdProtocol(), events);
    try {
      JobSockets sockets =
          JobSockets.open(job, preload.isEmpty(), settings.deadDescriptors(), events);
      Timing ofJob = Timing.of(job.toPropertyList());
      Timing timing = settings.throttle().map(ofJob::withThrottle).orElse(ofJob);
      ProcessStarter launch =
          new ProcessStarter(job, identity, sockets, preload, shared, output, guardian);
      JobLife life =
          sockets.nowait()
              ? new NowaitJob(launch, loop, timing, events)
              : new EmulatedJob(launch, loop, timing, events);
      shared.add(sockets.variables());
      return new LoadedJob(job, history, loop, launch, life);
    } catch (IOException | RuntimeException e) {
      if (preload.isPresent()) {
        preload.get().close();
      }
      if (output.isPresent()) {
        output.get().close();
      }
      throw e;
    }
  }

  Job job() {
    return job;
  }

  History history() {
    return history;
  }

  JobSockets sockets() {
    return sockets;
  }

  /** Has its life do something, soon. */
  void execute(Consumer<JobLife> request) {
    loop.execute(() -> request.accept(life));
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
    shared.remove(sockets.variables());
    try (sockets) {
      if (preload.isPresent()) {
        preload.get().close();
      }
      if (output.isPresent()) {
        loop.unwatch(output.get().readEnd());
        output.get().drainAll();
        output.get().close();
      }
    }
  }

  /** Counted down when nothing is left of it. */
  CountDownLatch gone() {
    return gone;
  }
}
