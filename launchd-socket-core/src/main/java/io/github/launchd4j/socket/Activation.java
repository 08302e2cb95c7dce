package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.OTHER;

import io.github.launchd4j.socket.Received.Held;
import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import io.github.launchd4j.socket.jdk.ChannelFactory;
import io.github.launchd4j.socket.jna.PosixException;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Owns every descriptor that the source gave. A channel gets a second one of its own, so that the
 * socket is still there when the channel has been closed: a server that stops and starts in one
 * process activates its name again. Thread-safe.
 */
final class Activation {
  private final DescriptorSource source;
  private final DescriptorQueries descriptors;
  private final Consumer<Channel> given;
  private final Map<String, Received> byName = new HashMap<>();

  Activation(DescriptorSource source, DescriptorQueries descriptors) {
    this(source, descriptors, channel -> {});
  }

  /**
   * @param given told of each channel that a caller gets, before it does
   */
  Activation(DescriptorSource source, DescriptorQueries descriptors, Consumer<Channel> given) {
    this.source = source;
    this.descriptors = descriptors;
    this.given = given;
  }

  DescriptorQueries descriptors() {
    return descriptors;
  }

  /**
   * Every socket of that name and kind, as channels that the caller owns; all of them or, on
   * failure, none: the sockets stay here then, for another try.
   */
  synchronized <C extends Channel> List<C> channels(
      String name, Kind kind, ChannelFactory<C> factory) throws SocketActivationException {
    Received received = received(name);
    List<Held> wanted = received.available(kind);
    List<C> opened = new ArrayList<>();
    try {
      for (Held each : wanted) {
        opened.add(open(factory, each.socket()));
      }
    } catch (IOException e) {
      close(opened);
      throw failure(name, e);
    } catch (UnsupportedOperationException e) {
      close(opened);
      throw e;
    }
    for (int i = 0; i < opened.size(); i++) {
      handOut(received, wanted.get(i), kind, opened.get(i));
    }
    opened.forEach(given);
    return List.copyOf(opened);
  }

  private void handOut(Received received, Held each, Kind kind, Channel channel) {
    if (kind.canBeTakenAgain()) {
      each.lend(channel);
    } else {
      received.giveAway(each);
      descriptors.close(each.socket().descriptor());
    }
  }

  /** Every socket of that name that is not lent, as descriptors that the caller owns. */
  synchronized List<InheritedSocket> descriptors(String name) throws SocketActivationException {
    Received received = received(name);
    List<Held> wanted = received.available(Kind.ANY_SOCKET);
    try {
      for (Held each : wanted) {
        descriptors.setNonBlocking(each.socket().descriptor());
      }
    } catch (IOException e) {
      throw failure(name, e);
    }
    wanted.forEach(received::giveAway);
    return wanted.stream().map(Held::socket).toList();
  }

  /** Closes the sockets that are held here, which no channel needs. */
  synchronized void closeHeld() {
    byName.values().forEach(each -> each.close(descriptors));
  }

  private Received received(String name) throws SocketActivationException {
    Received received = byName.get(name);
    if (received == null) {
      List<Integer> numbers = source.receive(name);
      closeOnExec();
      received = Received.examine(name, numbers, source, descriptors);
      byName.put(name, received);
      Warnings.log(received.warnings());
    }
    return received;
  }

  /** All of them, as sd_listen_fds(3) does, also those that nobody will ask for. */
  private void closeOnExec() throws SocketActivationException {
    if (!byName.isEmpty()) {
      return;
    }
    for (int number : source.all()) {
      try {
        descriptors.setCloseOnExec(number);
      } catch (IOException e) {
        // one that is not open; whoever asks for it is told
      }
    }
  }

  private <C> C open(ChannelFactory<C> factory, InheritedSocket socket) throws IOException {
    if (socket.family() == null) {
      throw new IllegalStateException("no kind that has channels fits " + socket);
    }
    int own = descriptors.duplicate(socket.descriptor());
    return factory.open(own, socket.family(), descriptors.peerAddress(own));
  }

  static SocketActivationException failure(String name, IOException cause) {
    if (cause instanceof SocketActivationException known) {
      return known;
    }
    int number = cause instanceof PosixException e ? e.errno() : 0;
    SocketActivationException failure =
        new SocketActivationException(
            OTHER, name, number, cause.getMessage() + "; start the process again");
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
