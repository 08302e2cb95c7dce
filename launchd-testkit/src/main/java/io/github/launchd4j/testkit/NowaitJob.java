package io.github.launchd4j.testkit;

import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.event.EmulatorEvent.SetUpFailed;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Descriptors;
import io.github.launchd4j.testkit.jna.Sockets;
import io.github.launchd4j.testkit.loop.JobLoop;
import io.github.launchd4j.testkit.process.JobProcess;
import io.github.launchd4j.testkit.process.ProcessStarter;
import io.github.launchd4j.testkit.process.RunningProcess;
import io.github.launchd4j.testkit.socket.OpenSocket;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashSet;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The life of a job with inetdCompatibility and Wait false: each connection is accepted here, and
 * gets a process of its own. Beyond Instances, connections wait in the queue of their socket
 * (inferred: launch.h names the key, and no source says what becomes of the others).
 * ThrottleInterval does not delay them (inferred: Apple's ssh.plist would let in one client in ten
 * seconds).
 */
final class NowaitJob implements JobLife {
  private final ProcessStarter starter;
  private final JobLoop loop;
  private final Timing timing;
  private final Consumer<EmulatorEvent> events;
  private final OptionalInt most;
  private final Set<RunningProcess> running = new LinkedHashSet<>();
  private boolean stopped;

  NowaitJob(ProcessStarter starter, JobLoop loop, Timing timing, Consumer<EmulatorEvent> events) {
    this.starter = starter;
    this.loop = loop;
    this.timing = timing;
    this.events = events;
    this.most = starter.job().inetdCompatibility().orElseThrow().instances();
  }

  @Override
  public void load(Runnable useless) {
    watchSockets();
  }

  @Override
  public StartReason reason() {
    return StartReason.SOCKET;
  }

  private void watchSockets() {
    starter.sockets().live().forEach(socket -> loop.watch(socket.fd(), () -> accept(socket)));
  }

  private void accept(OpenSocket socket) {
    try {
      OptionalInt connection = Sockets.accept(socket.fd());
      if (connection.isPresent()) {
        serve(connection.getAsInt());
      }
    } catch (IOException e) {
      events.accept(new Notice("Sockets", e.getMessage() + "; retrying in a second"));
      loop.rest(socket.fd());
    }
  }

  private void serve(int connection) throws IOException {
    try {
      JobProcess process = starter.prepareOn(connection, starter.check());
      running.add(RunningProcess.of(process, starter, loop, timing, events, this::exited));
    } catch (IOException | InvalidPathException e) {
      events.accept(new SetUpFailed(String.valueOf(e.getMessage())));
    } finally {
      Descriptors.close(connection);
    }
    if (most.isPresent() && running.size() >= most.getAsInt()) {
      unwatchSockets();
    }
  }

  private void exited(RunningProcess ended, ExitStatus status) {
    running.remove(ended);
    if (stopped) {
      starter.strays().remove(ended);
    } else {
      watchSockets();
    }
  }

  private void unwatchSockets() {
    starter.sockets().live().forEach(socket -> loop.unwatch(socket.fd()));
  }

  /** Does nothing: only a connection can start it. */
  @Override
  public void kickstart(boolean kill) {}

  @Override
  public void terminate() {
    running.forEach(RunningProcess::terminate);
  }

  @Override
  public void signal(int signal) {
    running.forEach(each -> each.signalProcess(signal));
  }

  /** The sessions live on: each has a process group of its own (launchd-842, launchproxy.c). */
  @Override
  public void stop(Runnable then) {
    stopped = true;
    unwatchSockets();
    running.forEach(starter.strays()::add);
    then.run();
  }

  @Override
  public void abandon() throws IOException {
    for (RunningProcess each : running) {
      each.abandon();
    }
  }
}
