package io.github.launchd4j.socket;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import io.github.launchd4j.socket.jna.LaunchApi;
import io.github.launchd4j.socket.jna.Posix;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Who hands sockets over to this process: launchd, systemd or nobody. Thread-safe. */
interface DescriptorSource {

  /** The variables by which a process learns of sockets, and which its children must not see. */
  Set<String> VARIABLES =
      Set.of(
          "LISTEN_PID",
          "LISTEN_PIDFDID",
          "LISTEN_FDS",
          "LISTEN_FDNAMES",
          LaunchdSource.NAMES_VARIABLE);

  /**
   * The one that serves this process: systemd's protocol where it is spoken, on any system; else
   * launchd on macOS.
   */
  static DescriptorSource ofThisProcess() {
    Map<String, String> environment = System.getenv();
    if (SystemdSource.isPresent(environment)) {
      return new SystemdSource(
          environment, ProcessHandle.current().pid(), () -> Posix.load().pidfdInode());
    }
    return LaunchdSource.isPossible(environment)
        ? new LaunchdSource(LaunchApi::activate, environment)
        : new Unmanaged(environment);
  }

  /** Who it is. */
  Manager manager();

  /**
   * The names there are, each once.
   *
   * @throws SocketActivationException if the system does not tell them
   */
  List<String> names() throws SocketActivationException;

  /** Every descriptor that can be known before it is asked for. */
  default List<Integer> all() throws SocketActivationException {
    return List.of();
  }

  /**
   * Whether the descriptor is surely one that was handed over, and so may be closed if it can serve
   * nothing.
   */
  default boolean isSurelyOurs(int number, DescriptorQueries descriptors) {
    return true;
  }

  /**
   * Takes the descriptors of one name. They belong to the caller from then on.
   *
   * @return at least one; -1 stands for a socket that could not be opened
   * @throws SocketActivationException with ALREADY_ACTIVATED the second time, in whatever class
   *     loader
   */
  List<Integer> receive(String name) throws SocketActivationException;
}
