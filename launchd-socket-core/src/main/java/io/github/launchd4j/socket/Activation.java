package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.ALREADY_ACTIVATED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_A_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.OTHER;
import static io.github.launchd4j.socket.SocketActivationException.Reason.WRONG_KIND;

import io.github.launchd4j.socket.InheritedDescriptor.Kind;
import io.github.launchd4j.socket.jdk.JdkChannels;
import io.github.launchd4j.socket.jna.ErrnoException;
import io.github.launchd4j.socket.jna.Posix;
import java.io.IOException;
import java.nio.channels.ServerSocketChannel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What this process took over so far. It owns every descriptor between the source that gave it and
 * the channel that takes it; those of a kind that nobody asked for yet stay here. Thread-safe.
 */
final class Activation {
  private final DescriptorSource source;
  private final Posix posix;
  private final JdkChannels channels;

  /**
   * By name: the descriptors not handed out yet. A name that is here was received, and cannot be
   * received again.
   */
  private final Map<String, List<InheritedDescriptor>> received = new HashMap<>();

  Activation(DescriptorSource source, Posix posix, JdkChannels channels) {
    this.source = source;
    this.posix = posix;
    this.channels = channels;
  }

  /**
   * Every listening socket of that name, as channels that the caller owns; all of them or, on
   * failure, none.
   */
  synchronized List<ServerSocketChannel> listeners(String name) throws SocketActivationException {
    List<InheritedDescriptor> wanted = take(name, Kind.LISTENER);
    List<ServerSocketChannel> opened = new ArrayList<>();
    try {
      for (InheritedDescriptor each : wanted) {
        posix.setBlocking(each.number());
        opened.add(channels.listener(each.number(), each.family().orElseThrow()));
      }
      return List.copyOf(opened);
    } catch (IOException e) {
      close(opened);
      wanted.subList(opened.size(), wanted.size()).forEach(each -> posix.close(each.number()));
      throw failure(name, e);
    }
  }

  private List<InheritedDescriptor> take(String name, Kind kind) throws SocketActivationException {
    List<InheritedDescriptor> held = received.get(name);
    if (held == null) {
      held = receive(name);
      received.put(name, held);
    } else if (held.isEmpty()) {
      throw new SocketActivationException(
          ALREADY_ACTIVATED,
          name,
          "its sockets were taken before in this process; activate each name once and share the channels");
    }
    List<InheritedDescriptor> wanted = held.stream().filter(each -> each.kind() == kind).toList();
    if (wanted.isEmpty()) {
      throw mismatch(name, held);
    }
    held.removeAll(wanted);
    return wanted;
  }

  private List<InheritedDescriptor> receive(String name) throws SocketActivationException {
    List<Integer> numbers = source.receive(name);
    List<InheritedDescriptor> examined = new ArrayList<>();
    try {
      for (int number : numbers) {
        examined.add(InheritedDescriptor.examine(name, number, posix));
      }
      return examined;
    } catch (IOException e) {
      received.put(name, List.of());
      for (int number : numbers) {
        closeSocket(number);
      }
      throw failure(name, e);
    }
  }

  private static SocketActivationException mismatch(String name, List<InheritedDescriptor> held) {
    String found =
        held.stream().map(InheritedDescriptor::toString).collect(Collectors.joining(", "));
    boolean sockets = held.stream().anyMatch(InheritedDescriptor::isSocket);
    return new SocketActivationException(
        sockets ? WRONG_KIND : NOT_A_SOCKET,
        name,
        found
            + "; a listening one has SockType stream in the job's plist (systemd: ListenStream= in the .socket unit); what"
            + " was found stays open");
  }

  private static SocketActivationException failure(String name, IOException cause) {
    if (cause instanceof SocketActivationException known) {
      return known;
    }
    int number = cause instanceof ErrnoException e ? e.errno() : 0;
    SocketActivationException failure =
        new SocketActivationException(
            OTHER, name, number, cause.getMessage() + "; its sockets were closed");
    failure.initCause(cause);
    return failure;
  }

  /** Leaves alone what is no socket: a number that was never ours may belong to the JVM. */
  private void closeSocket(int number) {
    try {
      if (number >= 0 && posix.socketType(number).isPresent()) {
        posix.close(number);
      }
    } catch (ErrnoException e) {
      // not open: nothing to close
    }
  }

  private static void close(List<ServerSocketChannel> channels) {
    for (ServerSocketChannel each : channels) {
      try {
        each.close();
      } catch (IOException e) {
        // the failure that led here is the one to tell
      }
    }
  }
}
