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
import io.github.launchd4j.testkit.loop.Loop;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One process of a job, from its start to the end of its process group. Belongs to the thread of
 * its loop.
 */
public final class RunningProcess {
  private static final Duration GROUP_CHECK = Duration.ofMillis(20);

  private final JobProcess process;
  private final ProcessStarter launch;
  private final Loop loop;
  private final Timing timing;
  private final Consumer<EmulatorEvent> events;

  private @Nullable Runnable gone;
  private Loop.@Nullable Timer kill;
  private boolean killed;
  private boolean terminating;
  private boolean ended;

  private RunningProcess(
      JobProcess process,
      ProcessStarter launch,
      Loop loop,
      Timing timing,
      Consumer<EmulatorEvent> events) {
    this.process = process;
    this.launch = launch;
    this.loop = loop;
    this.timing = timing;
    this.events = events;
  }

  /**
   * Follows a process that runs.
   *
   * @param exited called once it has ended, unless it is being stopped
   */
  public static RunningProcess of(
      JobProcess process,
      ProcessStarter launch,
      Loop loop,
      Timing timing,
      Consumer<EmulatorEvent> events,
      BiConsumer<RunningProcess, ExitStatus> exited)
      throws IOException {
    RunningProcess instance = new RunningProcess(process, launch, loop, timing, events);
    events.accept(
        new JobStarted(process.pid())); // first, so that who is answered by it finds it told
    process.release();
    process.onExit(() -> loop.execute(() -> instance.ended(exited)));
    return instance;
  }

  private void ended(BiConsumer<RunningProcess, ExitStatus> exited) {
    ended = true;
    try {
      if (gone == null && !abandonsProcessGroup()) {
        // launchd.plist(5), AbandonProcessGroup; by SIGTERM: Technical Note TN2083.
        process.signalGroup(Constants.SIGTERM);
      }
      ExitStatus status = explained(process.reap());
      if (launch.output().isPresent()) {
        launch.output().get().drainAll();
      }
      events.accept(new JobExited(process.pid(), status));
      if (gone == null) {
        cancelKill();
        exited.accept(this, status);
      } else {
        awaitGroup(gone);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The shell that cannot become the job has numbers of its own for it (POSIX, "exec"). */
  private ExitStatus explained(ExitStatus status) {
    if (!ExitStatus.OF_A_SHELL_THAT_FAILED.contains(status.code())) {
      return status;
    }
    try {
      launch.check();
      return status; // the job's own
    } catch (IOException | InvalidPathException e) {
      events.accept(new Notice("Program", String.valueOf(e.getMessage())));
      return ExitStatus.SET_UP_FAILED;
    }
  }

  private boolean abandonsProcessGroup() {
    return Treatment.of(launch.job().toPropertyList()).abandonsProcessGroup();
  }

  /** As {@link #stop}, for a job that goes on. */
  public void terminate() {
    terminating = true;
    end();
  }

  /**
   * SIGTERM to the process group, and SIGKILL after ExitTimeOut.
   *
   * @param gone called once the process and all of its group have ended
   */
  public void stop(Runnable gone) {
    this.gone = gone;
    if (!terminating) {
      end();
    }
  }

  private void end() {
    boolean works = launch.preload().map(Preload::isTransactionOpen).orElse(false);
    if (launch.job().enableTransactions() && !works) {
      // xpc_transaction_begin(3): a job without an open transaction gets SIGKILL.
      signal(Constants.SIGKILL);
      return;
    }
    signal(Constants.SIGTERM);
    timing.exitTimeOut().ifPresent(timeOut -> kill = loop.after(timeOut, this::kill));
  }

  private void kill() {
    kill = null;
    killed = true;
    events.accept(new Notice("ExitTimeOut", "is over, and the job not: SIGKILL to its group"));
    signal(Constants.SIGKILL);
  }

  /** The process has gone, but its children may still be tidying up. */
  private void awaitGroup(Runnable then) throws IOException {
    if (!killed && process.groupRuns()) {
      loop.after(GROUP_CHECK, () -> unchecked(() -> awaitGroup(then)));
      return;
    }
    cancelKill();
    then.run();
  }

  private void cancelKill() {
    if (kill != null) {
      loop.cancel(kill);
      kill = null;
    }
  }

  /** Ends it at once, when there is no loop any more to wait for it. */
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

  private void signal(int signal) {
    unchecked(() -> process.signalGroup(signal));
  }
}
