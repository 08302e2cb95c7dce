package io.github.launchd4j.testkit.process;

import static io.github.launchd4j.testkit.loop.Callbacks.unchecked;

import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.life.Treatment;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobExited;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobStarted;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Constants;
import io.github.launchd4j.testkit.loop.Callbacks;
import io.github.launchd4j.testkit.loop.JobLoop;
import io.github.launchd4j.testkit.loop.Loop;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One process of a job, from its start to its end. For the thread of its loop. */
public final class RunningProcess {
  private static final ExitStatus CRASHED = new ExitStatus(0, 11); // SIGSEGV

  /** For what a job leaves behind, if the job itself has an infinite ExitTimeOut. */
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final JobProcess process;
  private final ProcessStarter starter;
  private final JobLoop loop;
  private final Timing timing;
  private final Consumer<EmulatorEvent> events;

  private @Nullable Runnable gone;
  private Loop.@Nullable Timer kill;
  private boolean terminating;
  private boolean ended;

  private RunningProcess(
      JobProcess process,
      ProcessStarter starter,
      JobLoop loop,
      Timing timing,
      Consumer<EmulatorEvent> events) {
    this.process = process;
    this.starter = starter;
    this.loop = loop;
    this.timing = timing;
    this.events = events;
  }

  /**
   * Releases a process and follows it.
   *
   * @param exited called once it has ended, unless it is being stopped
   */
  public static RunningProcess of(
      JobProcess process,
      ProcessStarter starter,
      JobLoop loop,
      Timing timing,
      Consumer<EmulatorEvent> events,
      BiConsumer<RunningProcess, ExitStatus> exited)
      throws IOException {
    RunningProcess running = new RunningProcess(process, starter, loop, timing, events);
    events.accept(
        new JobStarted(
            process.pid())); // first, so that a client that it answers finds the start reported
    process.release();
    process.onExit(() -> loop.execute(() -> running.ended(exited)));
    return running;
  }

  private void ended(BiConsumer<RunningProcess, ExitStatus> exited) {
    ended = true;
    cancelKill();
    if (!abandonsProcessGroup()) {
      // Before it is reaped, while the number is its own (launchd-842, core.c:3630); by SIGTERM:
      // Technical Note TN2083.
      signalGroup();
    }
    ExitStatus status = explained(reap());
    starter.strays().add(process.pid(), timing.exitTimeOut().orElse(PATIENCE));
    starter.output().ifPresent(output -> Callbacks.run(() -> unchecked(output::drainAll)));
    events.accept(new JobExited(process.pid(), status));
    if (gone == null) {
      exited.accept(this, status);
    } else {
      gone.run();
    }
  }

  private void signalGroup() {
    Callbacks.run(() -> unchecked(() -> process.signalGroup(Constants.SIGTERM)));
  }

  private ExitStatus reap() {
    try {
      return process.reap();
    } catch (IOException e) {
      // launchd-842, core.c:3661: it counts as crashed.
      events.accept(new Notice("Program", "how it ended is unknown: " + e.getMessage()));
      return CRASHED;
    }
  }

  /** A shell that cannot become the job has exit codes of its own for that (POSIX, "exec"). */
  private ExitStatus explained(ExitStatus status) {
    if (!ExitStatus.OF_A_SHELL_THAT_FAILED.contains(status.code())) {
      return status;
    }
    try {
      starter.check();
      return status; // the job's own
    } catch (IOException | InvalidPathException e) {
      events.accept(new Notice("Program", String.valueOf(e.getMessage())));
      return ExitStatus.SET_UP_FAILED;
    }
  }

  private boolean abandonsProcessGroup() {
    return Treatment.of(starter.job().toPropertyList()).abandonsProcessGroup();
  }

  /** As {@link #stop}, for a job that stays loaded. */
  public void terminate() {
    if (!terminating) {
      terminating = true;
      end();
    }
  }

  /** Whether it was asked to end. */
  public boolean isTerminated() {
    return terminating;
  }

  /**
   * SIGTERM to the process, and SIGKILL after ExitTimeOut; not to its group (launchd-842,
   * core.c:991 and 4011).
   *
   * @param gone called once the process has ended
   */
  public void stop(Runnable gone) {
    this.gone = gone;
    if (!terminating) {
      end();
    }
  }

  private void end() {
    boolean works = starter.preload().map(Preload::isTransactionOpen).orElse(false);
    if (starter.job().enableTransactions() && !works) {
      // xpc_transaction_begin(3): a job without an open transaction gets SIGKILL.
      signalProcess(Constants.SIGKILL);
      return;
    }
    signalProcess(Constants.SIGTERM);
    timing.exitTimeOut().ifPresent(timeOut -> kill = loop.after(timeOut, this::kill));
  }

  private void kill() {
    kill = null;
    events.accept(
        new Notice("ExitTimeOut", "expired while the job was still running; sent SIGKILL"));
    signalProcess(Constants.SIGKILL);
  }

  private void cancelKill() {
    if (kill != null) {
      loop.cancel(kill);
      kill = null;
    }
  }

  /** Kills it at once, for when the loop that would wait for it has ended. */
  public void abandon() throws IOException {
    if (!ended) {
      process.signalGroup(Constants.SIGKILL);
      process.reap();
    }
  }

  /** Signals the process alone. */
  public void signalProcess(int signal) {
    if (!ended) {
      unchecked(() -> process.signal(signal));
    }
  }
}
