package io.github.launchd4j.socket;

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
    SystemdSource systemd =
        new SystemdSource(
            environment, ProcessHandle.current().pid(), () -> Posix.load().pidfdInode());
    if (systemd.isPresent()) {
      return systemd;
    }
    return LaunchApi.isPresent()
        ? new LaunchdSource(LaunchApi::load, environment)
        : new Unmanaged();
  }

  /** Who it is. */
  Manager manager();

  /**
   * The names there are, each once.
   *
   * @throws SocketActivationException if the system does not tell them
   */
  List<String> names() throws SocketActivationException;

  /**
   * Takes the descriptors of one name. They belong to the caller from then on.
   *
   * @return at least one; -1 stands for a socket that could not be opened
   * @throws SocketActivationException with ALREADY_ACTIVATED the second time, in whatever class
   *     loader
   */
  List<Integer> receive(String name) throws SocketActivationException;
}
