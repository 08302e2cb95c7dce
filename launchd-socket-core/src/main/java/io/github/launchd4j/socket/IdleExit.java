package io.github.launchd4j.socket;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when it has had nothing to do for a while: launchd or systemd starts it again on
 * the next connection.
 *
 * <pre>{@code
 * IdleExit idle = IdleExit.after(Duration.ofSeconds(30), listener);
 * for (IdleExit.Connection next = idle.accept(listener); next != null; next = idle.accept(listener)) {
 *   IdleExit.Connection connection = next;
 *   executor.execute(() -> serve(connection)); // and closes it
 * }
 * }</pre>
 *
 * <p>No connection is lost. The process first stops accepting by closing its listeners, whose queue
 * stays with the manager; then it waits until every {@link #accept} has returned and everything
 * that was accepted meanwhile is served; then it calls {@code System.exit(0)}. A client that
 * connects at the very moment of exit waits in the queue, and the manager starts the process again
 * for it. A server that accepts by itself (Jetty, Netty) marks its work by {@link #begin}, and
 * gives its own graceful stop in place of listeners; between its accept and its {@code begin} it
 * has to see to it itself.
 *
 * <p>A stop from outside (SIGTERM, which makes the JVM run its shutdown hooks) goes the same way,
 * but waits for open work no longer than {@link #drainWithin}.
 *
 * <p>Where nobody manages the process ({@link LaunchdSockets#manager()} is NONE) it never ends by
 * itself, since nobody would start it again. On macOS an XPC transaction is open while there is
 * work, so that a job with EnableTransactions is not killed in the middle of it. Thread-safe.
 */
public final class IdleExit {
  /** Below the shortest default of ExitTimeOut that was reported: 5 s, on macOS 26. */
  private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(4);

  private final long idleNanos;
  private final List<AutoCloseable> stoppers;
  private final Transaction transaction = Transaction.ofThisSystem();

  private volatile Duration drain = DEFAULT_DRAIN;
  private int open;
  private int accepting;
  private boolean stopping;
  private long idleSince = System.nanoTime();

  private IdleExit(Duration idle, List<AutoCloseable> stoppers) {
    idleNanos = idle.toNanos();
    this.stoppers = stoppers;
  }

  /**
   * Ends the process after that time without work; the time begins now.
   *
   * @param stoppers what stops the accepting when it is closed: listeners, or {@code server::stop};
   *     closed in this order, by another thread
   */
  public static IdleExit after(Duration idle, AutoCloseable... stoppers) {
    IdleExit exit = new IdleExit(idle, List.of(stoppers));
    Runtime.getRuntime().addShutdownHook(new Thread(exit::terminated, "idle-exit drain"));
    if (LaunchdSockets.manager() != Manager.NONE) {
      Thread thread = new Thread(exit::watch, "idle-exit");
      thread.setDaemon(true);
      thread.start();
    }
    return exit;
  }

  /**
   * How long a stop from outside waits for open work; 4 seconds at first. Write an ExitTimeOut
   * above it into the job's plist: launchd kills the process after that.
   *
   * @return this
   */
  public IdleExit drainWithin(Duration time) {
    drain = time;
    return this;
  }

  /**
   * A piece of work: the process does not end for idleness until it is closed. Closing it twice
   * does nothing more.
   */
  public final class Work implements AutoCloseable {
    private final AtomicBoolean closed = new AtomicBoolean();

    private Work() {}

    @Override
    public void close() {
      if (closed.compareAndSet(false, true)) {
        end();
      }
    }
  }

  /** A connection, which is a piece of work until it is closed. */
  public final class Connection implements AutoCloseable {
    private final SocketChannel channel;
    private final Work work;

    private Connection(SocketChannel channel) {
      this.channel = channel;
      this.work = new Work();
    }

    /** The connection itself. Closing it alone does not end the work. */
    public SocketChannel channel() {
      return channel;
    }

    @Override
    public void close() throws IOException {
      try (work) {
        channel.close();
      }
    }
  }

  /** Begins a piece of work. */
  public Work begin() {
    started();
    return new Work();
  }

  /**
   * Accepts a connection as a piece of work. Blocks if the listener does.
   *
   * @return null once the listener is closed, since the process is to end, and from a listener that
   *     does not block when there is no connection
   * @throws IOException as {@link ServerSocketChannel#accept}, but for the closing
   */
  public @Nullable Connection accept(ServerSocketChannel listener) throws IOException {
    enterAccept();
    SocketChannel accepted = null;
    try {
      accepted = listener.accept();
    } catch (ClosedChannelException e) {
      if (e instanceof ClosedByInterruptException || listener.isOpen()) {
        throw e;
      }
      return null;
    } finally {
      leaveAccept(accepted != null);
    }
    return accepted == null ? null : new Connection(accepted);
  }

  private synchronized void enterAccept() {
    accepting++;
  }

  /** In one step, so that no moment shows neither the accept nor the work. */
  private synchronized void leaveAccept(boolean accepted) {
    accepting--;
    if (accepted) {
      started();
    }
    notifyAll();
  }

  private synchronized void started() {
    if (open++ == 0) {
      transaction.begin();
    }
  }

  private synchronized void end() {
    if (--open == 0) {
      idleSince = System.nanoTime();
      transaction.end();
      notifyAll();
    }
  }

  private void watch() {
    try {
      awaitIdleness();
      stopAccepting();
      awaitNothingOpen(Long.MAX_VALUE);
      System.exit(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }

  private synchronized void awaitIdleness() throws InterruptedException {
    while (true) {
      long left = idleNanos - (System.nanoTime() - idleSince);
      if (open > 0) {
        wait();
      } else if (left > 0) {
        wait(left / 1_000_000, (int) (left % 1_000_000));
      } else {
        return;
      }
    }
  }

  /** A second call waits for nothing and does nothing. */
  private void stopAccepting() {
    synchronized (this) {
      if (stopping) {
        return;
      }
      stopping = true;
    }
    for (AutoCloseable stopper : stoppers) {
      try {
        stopper.close();
      } catch (Exception e) {
        Thread thread = Thread.currentThread();
        thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
      }
    }
  }

  private synchronized void awaitNothingOpen(long nanos) throws InterruptedException {
    long begin = System.nanoTime();
    while (open > 0 || accepting > 0) {
      long left = nanos - (System.nanoTime() - begin);
      if (left <= 0) {
        return;
      }
      wait(Math.min(left / 1_000_000 + 1, 1_000));
    }
  }

  private void terminated() {
    try {
      stopAccepting();
      awaitNothingOpen(drain.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }
}
