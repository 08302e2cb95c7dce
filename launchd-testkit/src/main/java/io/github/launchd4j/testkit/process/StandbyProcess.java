package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.socket.OpenSocket;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next process of a job, made before it is asked for. */
public final class StandbyProcess {
  private final ProcessStarter launch;
  private @Nullable JobProcess process;
  private int sharedChanges;

  public StandbyProcess(ProcessStarter launch) {
    this.launch = launch;
  }

  /**
   * Makes it, where a connection may ask for it. Where that fails, {@link #take} fails again and
   * says so: the cause may be gone by then.
   */
  public void prepare() {
    if (process != null || launch.sockets().all().isEmpty() || isInetd()) {
      return;
    }
    try {
      sharedChanges = launch.shared().changes();
      process = launch.prepare(launch.check());
    } catch (IOException | InvalidPathException e) {
      process = null;
    }
  }

  private boolean isInetd() {
    return launch.job().inetdCompatibility().isPresent();
  }

  /**
   * The process, which now is the caller's and still waits.
   *
   * @param demandedBy the socket that inetdCompatibility hands over; the first where there is none
   * @throws IOException if the job cannot be started
   */
  public JobProcess take(@Nullable OpenSocket demandedBy) throws IOException {
    if (sharedChanges != launch.shared().changes()) {
      discard(); // it has the variables of then
    }
    JobProcess ready = process;
    process = null;
    if (ready != null) {
      return ready; // checked when it was made; what has gone since, it meets itself
    }
    Program program = launch.check();
    List<OpenSocket> sockets = launch.sockets().all();
    if (isInetd() && !sockets.isEmpty()) {
      return launch.prepareOn((demandedBy == null ? sockets.get(0) : demandedBy).fd(), program);
    }
    return launch.prepare(program);
  }

  public void discard() throws IOException {
    JobProcess unused = process;
    process = null;
    if (unused != null) {
      unused.discard();
    }
  }
}
