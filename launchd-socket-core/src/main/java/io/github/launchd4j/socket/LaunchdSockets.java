package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_MANAGED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.UNSUPPORTED;

import io.github.launchd4j.socket.jdk.JdkChannels;
import io.github.launchd4j.socket.jna.LaunchApi;
import io.github.launchd4j.socket.jna.Posix;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the sockets that launchd or systemd opened for this process, as the JDK's own
 * channels.
 *
 * <pre>{@code
 * List<ServerSocketChannel> listeners = LaunchdSockets.activate("Listeners");
 * }</pre>
 *
 * <p>The manager is found by itself: where {@code LISTEN_PID} is set, it is systemd, or whoever
 * speaks its protocol, on any system (sd_listen_fds(3)); else on macOS it is launchd ({@code
 * launch_activate_socket}, {@code <launch.h>}, macOS 10.10). Linux and macOS are supported. What is
 * written here of launchd was tried against a stand-in with Apple's prototype, not on a Mac.
 *
 * <p>No JVM flag is needed. JDK 24 and newer print a warning that JNA calls native code, unless
 * {@code --enable-native-access=ALL-UNNAMED} is given or the executable jar's manifest has {@code
 * Enable-Native-Access: ALL-UNNAMED}.
 *
 * <p>Thread-safe: of concurrent calls for one name, one gets the channels.
 */
public final class LaunchdSockets {

  /**
   * Made by the first call that needs it: launchd gives each socket once in the life of a process.
   */
  private static @Nullable Activation activation;

  private LaunchdSockets() {}

  /**
   * Takes over the listening sockets of one name: the key under {@code Sockets} in the job's
   * property list, or {@code FileDescriptorName=} in the systemd socket unit.
   *
   * <p>The channels are bound, listening, in blocking mode and close-on-exec. TCP and Unix sockets
   * come alike; {@link ServerSocketChannel#getLocalAddress()} tells them apart. A Sockets entry
   * without {@code SockFamily} gives two, for IPv4 and for IPv6, in no fixed order (seen by third
   * parties on macOS), so accept on all of them.
   *
   * <p>They are the caller's to close. Closing one does not close the port: the manager holds the
   * same socket, queues connections, and hands it over again when it starts the process again. The
   * file of a Unix socket is the manager's and is never deleted.
   *
   * <p>Each name can be activated once in the life of a process. Sockets of other kinds under the
   * same name stay open and are not touched. If one socket of the name proves dead, all sockets of
   * the name are closed.
   *
   * <table>
   *   <caption>Errors</caption>
   *   <tr><th>reason<th>number<th>meaning
   *   <tr><td>NOT_MANAGED<td>3 or none<td>nobody handed sockets to this process
   *   <tr><td>OTHER_PROCESS<td><td>LISTEN_PID is not this process: the start script must exec java
   *   <tr><td>NO_SUCH_SOCKET<td>2, 3 or none<td>the process is managed, the name is not there
   *   <tr><td>ALREADY_ACTIVATED<td>37 or none<td>the name was activated before
   *   <tr><td>DEAD_SOCKET<td><td>a stream socket that does not listen, or none: its address was taken
   *   <tr><td>WRONG_KIND<td><td>sockets, none of them listening
   *   <tr><td>NOT_A_SOCKET<td><td>a file or a pipe
   *   <tr><td>CLOSED_DESCRIPTOR<td>9<td>promised, but not open
   *   <tr><td>PROTOCOL<td><td>LISTEN_FDS and LISTEN_FDNAMES contradict each other
   *   <tr><td>UNSUPPORTED<td><td>neither Linux nor macOS, JNA cannot load, or the JDK has other internals
   *   <tr><td>OTHER<td>any<td>any other error number
   * </table>
   *
   * @param name as the plist spells it; launchd compares byte by byte
   * @return at least one channel, in the order they were handed over
   * @throws SocketActivationException as the table says; no descriptor is lost or left open by a
   *     failure
   * @throws IllegalArgumentException if the name is empty or holds a NUL, which would cut it short
   *     in C
   */
  public static List<ServerSocketChannel> activate(String name) throws SocketActivationException {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a socket name is neither empty nor holds a NUL: \"" + name + "\"");
    }
    try {
      return activation(name).listeners(name);
    } catch (UnsupportedOperationException e) {
      SocketActivationException failure =
          new SocketActivationException(UNSUPPORTED, name, String.valueOf(e.getMessage()));
      failure.initCause(e);
      throw failure;
    }
  }

  private static synchronized Activation activation(String name) throws SocketActivationException {
    if (activation == null) {
      DescriptorSource source = source(name);
      activation = new Activation(source, Posix.load(), JdkChannels.find());
    }
    return activation;
  }

  private static DescriptorSource source(String name) throws SocketActivationException {
    Map<String, String> environment = System.getenv();
    SystemdSource systemd = new SystemdSource(environment, ProcessHandle.current().pid());
    if (systemd.isPresent()) {
      return systemd;
    }
    Optional<LaunchApi> launch = LaunchApi.load();
    if (launch.isPresent()) {
      return new LaunchdSource(launch.get(), environment);
    }
    throw new SocketActivationException(
        NOT_MANAGED,
        name,
        "neither launchd nor systemd started this process with sockets, or what they started did not exec java; start it"
            + " through its job or .socket unit, or bind an address yourself");
  }
}
