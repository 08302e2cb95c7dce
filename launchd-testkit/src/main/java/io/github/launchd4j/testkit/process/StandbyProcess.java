package io.github.launchd4j.testkit.process;

import io.github.launchd4j.testkit.socket.OpenSocket;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The next process of a job, created before there is a demand for it. */
public final class StandbyProcess {
  private final ProcessStarter starter;
  private @Nullable JobProcess process;
  private int sharedChanges;

  public StandbyProcess(ProcessStarter starter) {
    this.starter = starter;
  }

  /**
   * Creates it, if a connection can start the job. If that fails, {@link #take} tries again and
   * reports it: the cause may be gone by then.
   */
  public void prepare() {
    if (process != null || starter.sockets().all().isEmpty() || isInetd()) {
      return;
    }
    try {
      sharedChanges = starter.shared().changes();
      process = starter.prepare(starter.check());
    } catch (IOException | InvalidPathException e) {
      process = null;
    }
  }

  private boolean isInetd() {
    return starter.job().inetdCompatibility().isPresent();
  }

  /**
   * The process, which still waits and now belongs to the caller.
   *
   * @param demandedBy the socket that a job with inetdCompatibility gets; null for its first one
   * @throws IOException if the job cannot be started
   */
  public JobProcess take(@Nullable OpenSocket demandedBy) throws IOException {
    if (sharedChanges != starter.shared().changes()) {
      discard(); // its variables are outdated
    }
    JobProcess ready = process;
    process = null;
    if (ready != null) {
      return ready; // checked when it was created; if something has gone since, it fails itself
    }
    Program program = starter.check();
    List<OpenSocket> sockets = starter.sockets().all();
    if (isInetd() && !sockets.isEmpty()) {
      return starter.prepareOn((demandedBy == null ? sockets.get(0) : demandedBy).fd(), program);
    }
    return starter.prepare(program);
  }

  public void discard() throws IOException {
    JobProcess unused = process;
    process = null;
    if (unused != null) {
      unused.discard();
    }
  }
}
