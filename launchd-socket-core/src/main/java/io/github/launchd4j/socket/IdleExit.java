package io.github.launchd4j.socket;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Ends the process when it has had nothing to do for a while: launchd or systemd starts it again on
 * the next connection.
 *
 * <pre>{@code
 * IdleExit idle = IdleExit.after(Duration.ofSeconds(30));
 * while (true) {
 *   try {
 *     SocketChannel connection = idle.accept(listener);
 *     if (connection == null) {
 *       return;
 *     }
 *     executor.execute(() -> serve(connection)); // and closes it
 *   } catch (IOException e) { // no descriptor is free, perhaps
 *     System.err.println("cannot accept: " + e.getMessage());
 *     Thread.sleep(100);
 *   }
 * }
 * }</pre>
 *
 * <p>A connection that {@link #accept} takes is not lost. It is work from the moment it leaves the
 * queue until its channel is closed, and the process ends only when there is no work: the decision
 * and the accepting exclude each other. After the decision {@code accept} takes nothing more, so a
 * client that connects then waits in the queue, which is the manager's, and the manager starts the
 * process again for it.
 *
 * <p>A server that accepts by itself keeps that promise if it accepts through this class: Jetty's
 * {@code ServerConnector.accept}, Netty's {@code NioServerSocketChannel.doReadMessages} and
 * Tomcat's {@code NioEndpoint.serverSocketAccept} can be overridden to call {@link #accept}; {@code
 * docs/idle-exit.md} has the few lines for each. A server that has no such place marks its work by
 * {@link #begin}. Then a connection that it has accepted, and not yet begun to work on, is lost if
 * the process ends in that moment.
 *
 * <p>A stop from outside (SIGTERM, which makes the JVM run its shutdown hooks) accepts nothing more
 * either, and waits for open work no longer than {@link #drainWithin}.
 *
 * <p>If nobody manages the process ({@link LaunchdSockets#manager()} is NONE) it never ends by
 * itself, since nobody would start it again. On macOS an XPC transaction is open while there is
 * work, so that a job with EnableTransactions is not killed in the middle of it; if the call cannot
 * be made (JNA does not load, say), there is none, and nothing else changes. Thread-safe.
 */
public final class IdleExit {
  /** Below the shortest default of ExitTimeOut that was reported: 5 s, on macOS 26. */
  private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(4);

  /** How often to look, at most, whether connections were closed. */
  private static final long LOOK_MILLIS = 1_000;

  private static final long LOOK_MILLIS_AT_THE_END = 20;

  private final long idleMillis;
  private final List<AutoCloseable> stoppers;
  private final Transaction transaction = Transaction.ofThisSystem();
  private final Arrivals arrivals = new Arrivals();

  private volatile Duration drain = DEFAULT_DRAIN;
  private final Set<SocketChannel> connections = Collections.newSetFromMap(new IdentityHashMap<>());
  private int pieces;
  private boolean busy;
  private boolean ready;
  private boolean ending;
  private long idleSince = System.nanoTime();

  private IdleExit(Duration idle, List<AutoCloseable> stoppers) {
    idleMillis = idle.toMillis();
    this.stoppers = stoppers;
  }

  /**
   * Ends the process by {@code System.exit(0)} after that time without work. The time begins with
   * the first call of {@link #accept}, or with the end of the first {@link Work}: however long the
   * server takes to start, it serves who started it.
   *
   * @param stoppers closed in this order when the process ends, for idleness or by a stop from
   *     outside, and before open work is waited for: {@code server::stop} of a server that stops
   *     gracefully. An own loop needs none
   */
  public static IdleExit after(Duration idle, AutoCloseable... stoppers) {
    IdleExit exit = new IdleExit(idle, List.of(stoppers));
    Runtime.getRuntime().addShutdownHook(new Thread(exit::drain, "idle-exit drain"));
    Thread thread = new Thread(exit::watch, "idle-exit");
    thread.setDaemon(true);
    thread.start();
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
        count(-1);
      }
    }
  }

  /** Begins a piece of work that is not a connection, or goes on after its connection is closed. */
  public Work begin() {
    count(1);
    return new Work();
  }

  /**
   * Accepts a connection, which is work until its channel is closed. That is noticed within a
   * second, or within a quarter of the idle time if that is shorter.
   *
   * <p>Blocks if the listener is in blocking mode. The listener is switched to non-blocking mode
   * for that, by the first call; so whoever calls {@link ServerSocketChannel#accept} itself gets
   * null from then on. The connection is in blocking mode, as always.
   *
   * @return null once the process is to end or the listener is closed; and from a listener that
   *     came in non-blocking mode, when there is no connection
   * @throws IOException as {@link ServerSocketChannel#accept}, but for the closing. Unless the
   *     listener is closed the next call may succeed: wait a little, and call again
   */
  public @Nullable SocketChannel accept(ServerSocketChannel listener) throws IOException {
    ready();
    try {
      Selector selector = arrivals.selector(listener);
      SocketChannel accepted = null;
      do {
        if (selector != null) {
          arrivals.await(selector, listener);
        }
        accepted = acceptNow(listener);
      } while (accepted == null && selector != null && selector.isOpen());
      return accepted;
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (ClosedChannelException e) {
      arrivals.forget(listener);
      return null;
    }
  }

  private synchronized void ready() {
    if (!ready) {
      ready = true;
      idleSince = System.nanoTime();
      notifyAll();
    }
  }

  /** The lock is held, so that a connection is in the queue or it is work, and nothing between. */
  private synchronized @Nullable SocketChannel acceptNow(ServerSocketChannel listener)
      throws IOException {
    if (ending) {
      return null;
    }
    SocketChannel accepted = listener.accept();
    if (accepted != null) {
      connections.add(accepted);
      update();
    }
    return accepted;
  }

  private synchronized void count(int more) {
    pieces += more;
    update();
  }

  private synchronized void forgetClosed() {
    connections.removeIf(each -> !each.isOpen());
    update();
  }

  private synchronized void update() {
    boolean now = pieces > 0 || !connections.isEmpty();
    if (now == busy) {
      return;
    }
    busy = now;
    if (busy) {
      transaction.begin();
    } else {
      ready = true;
      idleSince = System.nanoTime();
      transaction.end();
    }
    notifyAll();
  }

  private void watch() {
    try {
      awaitIdleness();
      arrivals.stop();
      System.exit(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }

  /** Returns when the process is to end, which nothing changes any more. */
  private synchronized void awaitIdleness() throws InterruptedException {
    boolean managed = LaunchdSockets.manager() != Manager.NONE;
    while (true) {
      forgetClosed();
      long left = idleMillis - (System.nanoTime() - idleSince) / 1_000_000;
      if (busy) {
        wait(Math.max(1, Math.min(idleMillis / 4, LOOK_MILLIS)));
      } else if (!managed || !ready) {
        wait();
      } else if (left > 0) {
        wait(left);
      } else {
        ending = true;
        return;
      }
    }
  }

  /** The shutdown hook. */
  private void drain() {
    synchronized (this) {
      ending = true;
    }
    arrivals.stop();
    stoppers.forEach(IdleExit::close);
    try {
      awaitNothingOpen(drain.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }

  private static void close(AutoCloseable stopper) {
    try {
      stopper.close();
    } catch (Exception e) {
      Thread thread = Thread.currentThread();
      thread.getUncaughtExceptionHandler().uncaughtException(thread, e);
    }
  }

  private synchronized void awaitNothingOpen(long nanos) throws InterruptedException {
    long begin = System.nanoTime();
    forgetClosed();
    while (busy && System.nanoTime() - begin < nanos) {
      wait(LOOK_MILLIS_AT_THE_END);
      forgetClosed();
    }
  }
}
