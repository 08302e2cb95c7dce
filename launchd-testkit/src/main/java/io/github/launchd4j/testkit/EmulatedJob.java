package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.loop.Callbacks.unchecked;

import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobExited;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobGivenUp;
import io.github.launchd4j.testkit.event.EmulatorEvent.SetUpFailed;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.loop.Callbacks;
import io.github.launchd4j.testkit.loop.JobLoop;
import io.github.launchd4j.testkit.process.ProcessStarter;
import io.github.launchd4j.testkit.process.RunningProcess;
import io.github.launchd4j.testkit.process.StandbyProcess;
import io.github.launchd4j.testkit.socket.OpenSocket;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The life of a job with one process: it waits for a demand, runs, ends, and waits again. Its
 * sockets are watched only while it does not run: connections that it leaves in their queues start
 * it again.
 */
final class EmulatedJob implements JobLife {
  private final ProcessStarter starter;
  private final JobLoop loop;
  private final Timing timing;
  private final Consumer<EmulatorEvent> events;
  private final Demands demands;
  private final Triggers triggers;
  private final StandbyProcess prepared;

  private final List<OpenSocket> sockets;
  private final CrashLoop crashLoop;
  private final Throttle throttle;
  private final boolean once;

  private @Nullable RunningProcess running;
  private @Nullable OpenSocket demandedBy;
  private volatile StartReason reason = StartReason.DEMAND;
  private Runnable useless = () -> {};
  private boolean launched;
  private boolean pending;
  private boolean stopping;

  /**
   * A life that has not begun.
   *
   * @param giveUpAfter see {@link EmulatorBuilder#giveUpAfter}
   */
  EmulatedJob(
      ProcessStarter starter,
      JobLoop loop,
      Timing timing,
      int giveUpAfter,
      Consumer<EmulatorEvent> events) {
    this.starter = starter;
    this.loop = loop;
    this.timing = timing;
    this.events = events;
    this.demands = starter.job().demands();
    this.triggers = new Triggers(demands, loop, this::triggered);
    this.prepared = new StandbyProcess(starter);
    this.sockets = starter.sockets().live();
    this.crashLoop = new CrashLoop(giveUpAfter, sockets);
    this.throttle = new Throttle(timing.throttle(), loop, events);
    this.once = demands.once().isPresent();
  }

  @Override
  public void load(Runnable useless) {
    this.useless = useless;
    triggers.start();
    if (demands.startsAtLoad().isPresent()) {
      demand(StartReason.SPECULATIVE);
    } else {
      await();
    }
  }

  @Override
  public StartReason reason() {
    return reason;
  }

  private void await() {
    prepared.prepare();
    for (OpenSocket socket : sockets) {
      loop.watch(
          socket.fd(),
          () -> {
            demandedBy = socket;
            demand(StartReason.SOCKET);
          });
    }
  }

  private void unwatchSockets() {
    for (OpenSocket socket : sockets) {
      loop.unwatch(socket.fd());
    }
  }

  private void triggered(Triggers.Cause cause) {
    if (stopping) {
      return;
    }
    boolean idle = running == null && !throttle.isWaiting();
    if (idle && isKickedOff()) {
      demand(StartReason.DEMAND);
    } else if (running != null) {
      // An interval that passes while the job runs is missed (launchd.plist(5), StartInterval); the
      // others are not (launchd-842, core.c, start_pending).
      pending |= cause == Triggers.Cause.CALENDAR || cause == Triggers.Cause.WATCHED_PATH;
    }
  }

  // With AfterInitialDemand only sockets and kickstart start it the first time (Demands#first).
  private boolean isKickedOff() {
    return launched || demands.afterInitialDemand().isEmpty();
  }

  private void demand(StartReason why) {
    unwatchSockets();
    reason = why;
    throttle.await(this::start);
  }

  private void start() {
    throttle.started();
    launched = true;
    pending = false;
    try {
      running =
          RunningProcess.of(
              prepared.take(demandedBy), starter, loop, timing, this::report, this::exited);
    } catch (IOException | InvalidPathException e) {
      events.accept(new SetUpFailed(String.valueOf(e.getMessage())));
      crashLoop.ended(ExitStatus.SET_UP_FAILED, false);
      throttle.pause(() -> settle(ExitStatus.SET_UP_FAILED));
    }
  }

  private void exited(RunningProcess ended, ExitStatus status) {
    running = null;
    settle(status);
  }

  /** Checks the sockets before the listener hears of the exit and connects anew. */
  private void report(EmulatorEvent event) {
    if (event instanceof JobExited exited && running != null && !running.isTerminated()) {
      crashLoop.ended(exited.status(), reason == StartReason.SOCKET);
    }
    events.accept(event);
  }

  private void settle(ExitStatus status) {
    if (stopping) {
      return;
    }
    if (crashLoop.isHopeless()) {
      events.accept(new JobGivenUp(crashLoop.failures(), status));
    }
    if (once || crashLoop.isHopeless()) {
      useless.run();
    } else if (pending
        || demands.restartsAfter(status.code(), status.macOsSignal()).isPresent()
        || triggers.wanted()) {
      demand(pending ? StartReason.DEMAND : StartReason.SPECULATIVE);
    } else {
      await();
    }
  }

  @Override
  public void kickstart(boolean kill) {
    if (stopping) {
      return;
    }
    if (running == null) {
      throttle.cancel();
      unwatchSockets();
      reason = StartReason.DEMAND;
      start();
    } else if (kill) {
      pending = true;
      throttle.reset(); // a start by hand is not throttled
      running.terminate();
    }
  }

  @Override
  public void terminate() {
    if (running != null) {
      running.terminate();
    }
  }

  @Override
  public void signal(int signal) {
    if (running != null) {
      running.signalProcess(signal);
    }
  }

  @Override
  public void stop(Runnable stopped) {
    stopping = true;
    triggers.stop();
    unwatchSockets();
    throttle.cancel();
    Callbacks.run(() -> unchecked(prepared::discard));
    if (running == null) {
      stopped.run();
    } else {
      running.stop(stopped);
    }
  }

  @Override
  public void abandon() throws IOException {
    prepared.discard();
    if (running != null) {
      running.abandon();
    }
  }
}
