package io.github.launchd4j.socket;

import io.github.launchd4j.socket.jna.Posix;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * For unit tests: sockets that {@link LaunchdSockets} gives in this process under a name, until
 * they are taken back. The test stands in for launchd here; no process is started. {@code
 * launchd-testkit} opens the sockets, and most tests want its {@code InProcessSockets}, or its
 * parameters for JUnit.
 *
 * <p>While it is open, {@link LaunchdSockets#activate} and the calls beside it take the name from
 * here, once, by the same checks as from launchd. What is about the process as a whole stays as it
 * is: {@link LaunchdSockets#manager()}, {@link LaunchdSockets#names()}, {@link
 * LaunchdSockets#activateAll()}. Names do not disturb one another. Thread-safe.
 */
public final class Handover implements AutoCloseable {
  private static final Map<String, Handover> OPEN = new ConcurrentHashMap<>();

  private final String name;
  private final HandedOver source;
  private final Activation activation;
  private final List<Channel> given = new ArrayList<>(); // guarded by itself

  private Handover(String name, HandedOver source, Posix posix) {
    this.name = name;
    this.source = source;
    activation = new Activation(source, posix, this::give);
  }

  /**
   * Hands sockets over under a name. They are duplicated: the caller keeps its own descriptors, and
   * closes them.
   *
   * @throws IllegalStateException if sockets are handed over under that name already
   * @throws IOException if one is not open, or cannot be duplicated; nothing is handed over then
   * @throws UnsupportedOperationException as {@link LaunchdSockets#activate} has UNSUPPORTED
   */
  public static Handover of(String name, List<Integer> descriptors) throws IOException {
    Posix posix = Posix.load();
    HandedOver source = HandedOver.duplicate(name, descriptors, posix);
    Handover handover = new Handover(name, source, posix);
    if (OPEN.putIfAbsent(name, handover) != null) {
      source.close();
      throw new IllegalStateException(
          "sockets are handed over under \""
              + name
              + "\" already; close that handover first: tests that use the same name cannot run in parallel");
    }
    return handover;
  }

  static @Nullable Activation activation(String name) {
    Handover handover = OPEN.get(name);
    return handover == null ? null : handover.activation;
  }

  static Set<String> names() {
    return OPEN.keySet();
  }

  private void give(Channel channel) {
    synchronized (given) {
      given.add(channel);
    }
  }

  /** The channels that were taken and are open. */
  public List<Channel> leftOpen() {
    synchronized (given) {
      return given.stream().filter(Channel::isOpen).toList();
    }
  }

  /**
   * Takes the sockets back: closes what nobody took, and the channels that are open still, so that
   * whoever is blocked in one gets an {@link java.nio.channels.AsynchronousCloseException}. The
   * name is free again. Descriptors from {@link LaunchdSockets#activateDescriptors} are the
   * caller's to close, as ever: their numbers may be somebody else's by now.
   */
  @Override
  public void close() {
    OPEN.remove(name, this);
    source.close();
    activation.closeHeld();
    Activation.close(leftOpen());
  }
}
