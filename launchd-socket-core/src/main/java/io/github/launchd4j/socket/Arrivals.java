package io.github.launchd4j.socket;

import java.io.Closeable;
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

  private final Map<ServerSocketChannel, @Nullable Selector> selectors = new HashMap<>();
  private boolean stopped;

  /**
   * What to wait with for that listener, which is no longer in blocking mode then; null for one
   * that was not when it came here first.
   */
  synchronized @Nullable Selector selector(ServerSocketChannel listener) throws IOException {
    if (stopped || selectors.containsKey(listener)) {
      return selectors.get(listener);
    }
    if (!listener.isBlocking()) {
      selectors.put(listener, null);
      return null;
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

  /** Closes the listeners, so that nobody waits from now on; the process ends. */
  synchronized void stop() {
    stopped = true;
    selectors.forEach(
        (listener, selector) -> {
          close(listener);
          close(selector);
        });
  }

  private static void close(@Nullable Closeable each) {
    try {
      if (each != null) {
        each.close();
      }
    } catch (IOException e) {
      // the process ends
    }
  }
}
