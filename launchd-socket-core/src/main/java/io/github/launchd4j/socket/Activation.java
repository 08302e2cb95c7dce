package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.OTHER;

import io.github.launchd4j.socket.jdk.ChannelFactory;
import io.github.launchd4j.socket.jna.ErrnoException;
import io.github.launchd4j.socket.jna.Posix;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Owns every descriptor between the source that gave it and the channel that takes it; those of a
 * kind that nobody asked for yet stay here. Thread-safe.
 */
final class Activation {
  private final DescriptorSource source;
  private final Posix posix;
  private final Consumer<Channel> given;

  /**
   * By name, what was received and not taken; the source knows which names were received at all.
   */
  private final Map<String, Received> leftovers = new HashMap<>();

  Activation(DescriptorSource source, Posix posix) {
    this(source, posix, channel -> {});
  }

  /**
   * @param given told of each channel that a caller gets, before it does
   */
  Activation(DescriptorSource source, Posix posix, Consumer<Channel> given) {
    this.source = source;
    this.posix = posix;
    this.given = given;
  }

  Posix posix() {
    return posix;
  }

  /**
   * Every socket of that name and kind, as channels that the caller owns; all of them or, on
   * failure, none.
   */
  synchronized <C extends Channel> List<C> channels(
      String name, Kind kind, ChannelFactory<C> factory) throws SocketActivationException {
    List<InheritedSocket> wanted = take(name, kind);
    List<C> opened = new ArrayList<>();
    int next = 0;
    try {
      for (InheritedSocket each : wanted) {
        posix.setBlocking(each.descriptor());
        next++; // from here on it is the factory's, whether that succeeds or not
        opened.add(open(factory, each, posix));
      }
      opened.forEach(given);
      return List.copyOf(opened);
    } catch (IOException e) {
      close(opened);
      wanted.subList(next, wanted.size()).forEach(each -> posix.close(each.descriptor()));
      throw failure(name, e);
    }
  }

  /** Every socket of that name, as descriptors that the caller owns. */
  synchronized List<InheritedSocket> descriptors(String name) throws SocketActivationException {
    return take(name, Kind.ANY_SOCKET);
  }

  /** Closes the sockets that were received and not taken. */
  synchronized void closeLeftovers() {
    for (Received each : leftovers.values()) {
      each.sockets().forEach(socket -> posix.close(socket.descriptor()));
    }
    leftovers.clear();
  }

  private List<InheritedSocket> take(String name, Kind kind) throws SocketActivationException {
    Received received = leftovers.remove(name);
    if (received == null) {
      received = receive(name);
    }
    List<InheritedSocket> wanted = received.take(kind);
    if (!received.isEmpty()) {
      leftovers.put(name, received);
    }
    if (wanted.isEmpty()) {
      throw received.mismatch(name, kind);
    }
    return wanted;
  }

  private Received receive(String name) throws SocketActivationException {
    try {
      return Received.examine(name, source.receive(name), posix);
    } catch (IOException e) {
      throw failure(name, e);
    }
  }

  static <C> C open(ChannelFactory<C> factory, InheritedSocket socket, Posix posix)
      throws IOException {
    if (socket.family() == null) {
      throw new IllegalStateException("no kind that has channels fits " + socket);
    }
    return factory.open(
        socket.descriptor(), socket.family(), posix.peerAddress(socket.descriptor()));
  }

  static SocketActivationException failure(String name, IOException cause) {
    if (cause instanceof SocketActivationException known) {
      return known;
    }
    int number = cause instanceof ErrnoException e ? e.errno() : 0;
    SocketActivationException failure =
        new SocketActivationException(
            OTHER,
            name,
            number,
            cause.getMessage() + "; its sockets were closed: start the process again");
    failure.initCause(cause);
    return failure;
  }

  static void close(List<? extends Channel> channels) {
    for (Channel each : channels) {
      try {
        each.close();
      } catch (IOException e) {
        // the failure that led here is the one to tell
      }
    }
  }
}
