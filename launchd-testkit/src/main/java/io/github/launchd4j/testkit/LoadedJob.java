package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.loop.Callbacks.unchecked;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.EmulationFailed;
import io.github.launchd4j.testkit.loop.Callbacks;
import io.github.launchd4j.testkit.loop.JobLoop;
import io.github.launchd4j.testkit.loop.Loop;
import io.github.launchd4j.testkit.process.Identity;
import io.github.launchd4j.testkit.process.JobOutput;
import io.github.launchd4j.testkit.process.Preload;
import io.github.launchd4j.testkit.process.ProcessStarter;
import io.github.launchd4j.testkit.process.SharedVariables;
import io.github.launchd4j.testkit.process.Strays;
import io.github.launchd4j.testkit.socket.JobSockets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

/** What a job holds from bootstrap to bootout: its sockets, its output and its life. */
final class LoadedJob {
  private final Definition definition;
  private final History history;
  private final JobLoop loop;
  private final JobSockets sockets;
  private final SharedVariables shared;
  private final Optional<Preload> preload;
  private final Optional<JobOutput> output;
  private final Strays strays;
  private final JobLife life;
  private final List<Runnable> whenGone = new ArrayList<>(); // of the loop's thread
  private final CountDownLatch gone = new CountDownLatch(1);

  private LoadedJob(
      Definition definition, ProcessStarter starter, History history, JobLoop loop, JobLife life) {
    this.definition = definition;
    this.history = history;
    this.loop = loop;
    this.sockets = starter.sockets();
    this.shared = starter.shared();
    this.preload = starter.preload();
    this.output = starter.output();
    this.strays = starter.strays();
    this.life = life;
  }

  /**
   * Opens what a job needs, or nothing.
   *
   * @param shared the variables of all jobs, to which this one may add
   */
  static LoadedJob open(
      Definition definition,
      Settings settings,
      SharedVariables shared,
      Loop ofDomain,
      Strays strays)
      throws IOException {
    Job job = definition.job();
    History history = new History(job.label());
    Consumer<EmulatorEvent> events =
        history.andThen(event -> settings.events().accept(job.label(), event));
    JobLoop loop = new JobLoop(ofDomain, failure -> events.accept(new EmulationFailed(failure)));
    NotEmulated.report(job, events);
    Identity identity = Identity.of(job, definition.isAgent(), events);
    Optional<JobOutput> output = Optional.empty();
    if (settings.output().isPresent()) {
      output = Optional.of(new JobOutput(settings.output().get(), job.label()));
    }
    Optional<Preload> preload = Preload.of(job, identity, settings.systemdProtocol(), events);
    try {
      JobSockets sockets =
          JobSockets.open(job, preload.isEmpty(), settings.deadDescriptors(), events);
      try {
        ProcessStarter starter =
            new ProcessStarter(job, identity, sockets, preload, shared, output, strays);
        JobLife life = life(starter, settings, loop, events);
        shared.add(sockets.variables());
        return new LoadedJob(definition, starter, history, loop, life);
      } catch (RuntimeException e) {
        sockets.close();
        throw e;
      }
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

  private static JobLife life(
      ProcessStarter starter, Settings settings, JobLoop loop, Consumer<EmulatorEvent> events) {
    Timing ofJob = Timing.of(starter.job().toPropertyList());
    Timing timing = settings.throttle().map(ofJob::withThrottle).orElse(ofJob);
    return starter.sockets().nowait()
        ? new NowaitJob(starter, loop, timing, events)
        : new EmulatedJob(starter, loop, timing, settings.giveUpAfter(), events);
  }

  Definition definition() {
    return definition;
  }

  History history() {
    return history;
  }

  JobSockets sockets() {
    return sockets;
  }

  /** The variables that setenv, or the sockets of another job, have given to all. */
  Map<String, String> shared() {
    return shared.values();
  }

  /** Has its life do something on the thread of the loop. */
  void execute(Consumer<JobLife> request) {
    loop.execute(() -> request.accept(life));
  }

  StartReason reason() {
    return life.reason();
  }

  /**
   * Begins the life of the job. This and all below are for the thread of the loop.
   *
   * @param useless called when the job is to be unloaded, because it is not to run again
   */
  void load(Runnable useless) {
    output.ifPresent(each -> loop.watch(each.readEnd(), () -> unchecked(each::drain)));
    life.load(useless);
  }

  /** Stops the job, closes its sockets, and calls back. */
  void unload(Runnable then) {
    whenGone.add(then);
    if (whenGone.size() == 1) {
      life.stop(
          () -> {
            Callbacks.run(() -> unchecked(this::close));
            whenGone.forEach(Runnable::run);
            gone.countDown(); // last: whoever waits for it must find nothing left of the job
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
        strays.add(output.get());
      }
    }
  }

  /** Counted down when nothing is left of it. */
  CountDownLatch gone() {
    return gone;
  }
}
