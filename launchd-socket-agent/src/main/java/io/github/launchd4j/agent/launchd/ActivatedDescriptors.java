package io.github.launchd4j.agent.launchd;

import io.github.launchd4j.socket.InheritedSocket;
import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.SocketActivationException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/**
 * The numbers of the sockets of one name, by {@code launch_activate_socket}. The agent finds this
 * class in the loader that has the core and JNA, and so knows it as a Function; an enum, since its
 * instance can be had without reflection.
 */
public enum ActivatedDescriptors implements Function<String, List<Integer>> {
  INSTANCE;

  /** Fails by UncheckedIOException, or UnsupportedOperationException if JNA cannot be loaded. */
  @Override
  public List<Integer> apply(String name) {
    try {
      return LaunchdSockets.activateDescriptors(name).stream()
          .map(InheritedSocket::descriptor)
          .toList();
    } catch (SocketActivationException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }
}
