package io.github.launchd4j.socket;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Waits until a listener has a connection, and leaves the connection in the queue. A thread in a
 * blocking accept cannot be stopped without closing the listener; a thread that waits here can.
 * Thread-safe.
 */
final class Arrivals {
  /** A selector does not tell that a channel of its own was closed. */
  private static final long LOOK_WHETHER_CLOSED_MILLIS = 1_000;

  private final Map<ServerSocketChannel, Selector> selectors = new HashMap<>();
  private boolean stopped;

  /**
   * What to wait with for that listener, which is no longer in blocking mode then; null for one
   * that was not when it came here first.
   */
  synchronized @Nullable Selector selector(ServerSocketChannel listener) throws IOException {
    Selector known = selectors.get(listener);
    if (known != null || stopped || !listener.isBlocking()) {
      return known;
    }
    Selector selector = listener.provider().openSelector();
    try {
      listener.configureBlocking(false);
      listener.register(selector, SelectionKey.OP_ACCEPT);
    } catch (IOException e) {
      selector.close();
      throw e;
    }
    selectors.put(listener, selector);
    return selector;
  }

  /**
   * Returns when there is a connection, and now and then without one.
   *
   * @throws ClosedByInterruptException if this thread was interrupted: the listener is closed then,
   *     as the JDK does it
   */
  void await(Selector selector, ServerSocketChannel listener) throws IOException {
    try {
      selector.select(ready -> {}, LOOK_WHETHER_CLOSED_MILLIS);
    } catch (ClosedSelectorException e) {
      return;
    }
    if (Thread.currentThread().isInterrupted() && selector.isOpen()) {
      listener.close();
      throw new ClosedByInterruptException();
    }
  }

  /** A listener that was closed needs no selector any more. */
  synchronized void forget(ServerSocketChannel listener) throws IOException {
    Selector selector = selectors.remove(listener);
    if (selector != null) {
      selector.close();
    }
  }

  /** Nobody waits from now on. */
  synchronized void stop() {
    stopped = true;
    for (Selector each : selectors.values()) {
      try {
        each.close();
      } catch (IOException e) {
        // the process ends
      }
    }
  }
}
