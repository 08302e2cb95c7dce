package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_A_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_MANAGED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.OTHER_PROCESS;
import static io.github.launchd4j.socket.SocketActivationException.Reason.SEVERAL_SOCKETS;
import static io.github.launchd4j.socket.SocketActivationException.Reason.UNSUPPORTED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.WRONG_KIND;

import io.github.launchd4j.socket.descriptor.DescriptorQueries;
import io.github.launchd4j.socket.jdk.ChannelFactory;
import io.github.launchd4j.socket.jdk.JdkChannels;
import io.github.launchd4j.socket.jdk.JdkDescriptors;
import io.github.launchd4j.socket.jna.Posix;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
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
 * written here of launchd was tried against stand-ins with Darwin's and Apple's face, not on a Mac.
 *
 * <p>No JVM flag is needed. JDK 24 and newer print a warning that JNA calls native code, unless
 * {@code --enable-native-access=ALL-UNNAMED} is given or the executable jar's manifest has {@code
 * Enable-Native-Access: ALL-UNNAMED}. The manifest may also say {@code Add-Opens:
 * java.base/sun.nio.ch}: the way into the JDK is then one that it offers, and under systemd no
 * native library is loaded at all.
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
   * <p>The channels are bound, listening and in blocking mode, and no program that this one starts
   * inherits them. TCP and Unix sockets come alike; {@link ServerSocketChannel#getLocalAddress()}
   * tells them apart. A Sockets entry without {@code SockFamily} gives two, for IPv4 and for IPv6,
   * in no fixed order (seen by third parties on macOS), so accept on all of them; {@link
   * #activateOne} is for a server that can have only one.
   *
   * <p>They are the caller's to close. Closing one does not close the port: the manager holds the
   * same socket, queues connections, and hands it over again when it starts the process again. The
   * file of a Unix socket is the manager's and is never deleted.
   *
   * <p>A name that is activated cannot be activated again until all its channels are closed: then
   * it can, so that a server may stop and start in one process, and an interrupt in {@code accept},
   * which closes the channel, costs no restart. This library keeps a descriptor of its own for that
   * until the process ends. O_NONBLOCK, which all holders of a socket share, is left as it is. A
   * server must {@code close} a listener and never shut it down, which would reach the manager's.
   *
   * <p>Sockets of other kinds under the same name stay open. A socket of the name that proves dead
   * does not take the living with it: they are given, and the dead one is told as a warning of the
   * {@link System.Logger} {@code launchd4j.socket}, the only thing that this library logs.
   *
   * <table>
   *   <caption>Errors</caption>
   *   <tr><th>reason<th>number<th>meaning
   *   <tr><td>NOT_MANAGED<td>3 or none<td>nobody handed sockets to this process
   *   <tr><td>OTHER_PROCESS<td><td>LISTEN_PID is not this process: the start script must exec java
   *   <tr><td>NO_SUCH_SOCKET<td>2, 3 or none<td>the process is managed, the name is not there
   *   <tr><td>ALREADY_ACTIVATED<td>37 or none<td>the name was activated before
   *   <tr><td>DEAD_SOCKET<td><td>a stream socket that does not listen, or none: its address was taken
   *   <tr><td>CLIENT_GONE<td><td>a connection whose client went before this process was up
   *   <tr><td>WRONG_KIND<td><td>sockets, none of them listening
   *   <tr><td>NOT_A_SOCKET<td><td>a file or a pipe
   *   <tr><td>CLOSED_DESCRIPTOR<td>9<td>promised, but closed on the way to this process
   *   <tr><td>PROTOCOL<td><td>LISTEN_FDS and LISTEN_FDNAMES contradict each other
   *   <tr><td>UNSUPPORTED<td><td>neither Linux nor macOS, JNA cannot load, or the JDK has other internals
   *   <tr><td>OTHER<td>any<td>any other error number
   * </table>
   *
   * @param name as the plist spells it
   * @return at least one channel, in the order they were handed over
   * @throws SocketActivationException as the table says. What a failure leaves is kept for the next
   *     call, and what can serve nothing is closed
   * @throws IllegalArgumentException if the name is empty or holds a NUL, which would cut it short
   *     in C
   */
  public static List<ServerSocketChannel> activate(String name) throws SocketActivationException {
    return channels(name, Kind.LISTENER, JdkChannels::listeners);
  }

  /**
   * Takes over the only listening socket of one name, as {@link #activate} does all of them. If
   * there are several, the clients of the others would wait for ever, so that this fails.
   *
   * @return the channel; it is the caller's to close
   * @throws SocketActivationException as {@link #activate}; SEVERAL_SOCKETS, with their addresses,
   *     if there is more than one: {@link #activate} then gives them
   */
  public static ServerSocketChannel activateOne(String name) throws SocketActivationException {
    return onlyOne(name, activate(name));
  }

  static ServerSocketChannel onlyOne(String name, List<ServerSocketChannel> all)
      throws SocketActivationException {
    if (all.size() == 1) {
      return all.get(0);
    }
    String addresses = all.stream().map(LaunchdSockets::address).collect(Collectors.joining(", "));
    Activation.close(all);
    throw several(name, addresses, all.size());
  }

  static SocketActivationException several(String name, String addresses, int count) {
    return new SocketActivationException(
        SEVERAL_SOCKETS,
        name,
        "there are "
            + count
            + " sockets of that name, at "
            + addresses
            + ", but only one was asked for; accept on every channel that activate returns, or ask for one socket in the job's"
            + " plist: SockFamily IPv4v6 gives one for both families (systemd: one ListenStream=)");
  }

  private static String address(ServerSocketChannel channel) {
    try {
      return String.valueOf(channel.getLocalAddress());
    } catch (IOException e) {
      return "an unknown address (" + e.getMessage() + ")";
    }
  }

  /**
   * Takes over the datagram sockets of one name (UDP; {@code SockType} dgram), as {@link #activate}
   * does the listening ones. The channels are bound and can send as well as receive. They are set
   * up as the JDK sets up its own: on Linux no group arrives that this channel has not joined, on
   * macOS the largest datagram fits.
   *
   * @return at least one channel; they are the caller's to close
   * @throws SocketActivationException as {@link #activate}; WRONG_KIND for Unix datagram sockets
   *     too, which the JDK has no channel for: {@link #activateDescriptors} gives their numbers
   */
  public static List<DatagramChannel> activateDatagrams(String name)
      throws SocketActivationException {
    return channels(name, Kind.DATAGRAM, JdkChannels::datagrams);
  }

  /**
   * Takes over the connected sockets of one name ({@code SockPassive} false: launchd connects
   * instead of listening; systemd: {@code Accept=yes}, under the name "connection"), as {@link
   * #activate} does the listening ones. Each is given once.
   *
   * @return at least one channel, connected and in blocking mode; they are the caller's to close
   * @throws SocketActivationException as {@link #activate}; CLIENT_GONE is nothing to worry about
   */
  public static List<SocketChannel> activateConnections(String name)
      throws SocketActivationException {
    return channels(name, Kind.CONNECTION, JdkChannels::connections);
  }

  /**
   * Takes over all sockets of one name as bare descriptors, for native transports such as Netty's
   * kqueue and epoll, and for sockets that Java has no channel for. Close-on-exec and O_NONBLOCK
   * are set on them: an event loop that takes a descriptor takes it for non-blocking, and would
   * hang in accept(2) when another process was faster. Each is given once.
   *
   * @return at least one; the caller owns the descriptors and has to close them
   * @throws SocketActivationException as {@link #activate}, but never for the kind of socket
   */
  public static List<InheritedSocket> activateDescriptors(String name)
      throws SocketActivationException {
    return supported(name, () -> activation(checked(name)).descriptors(name));
  }

  /**
   * Takes over the listening sockets of every name: those of systemd, and under launchd those that
   * the environment variable LAUNCHD_SOCKET_NAMES tells, which {@code launchd-plist-gen} writes for
   * Java jobs, since launchd itself tells no names. Sockets of other kinds stay.
   *
   * @return the channels by name, in the order of the names; the caller's to close
   * @throws SocketActivationException as {@link #activate}; UNSUPPORTED where the names cannot be
   *     known. Channels opened before the failure are closed
   */
  public static Map<String, List<ServerSocketChannel>> activateAll()
      throws SocketActivationException {
    Map<String, List<ServerSocketChannel>> opened = new LinkedHashMap<>();
    for (String name : DescriptorSource.ofThisProcess().names()) {
      try {
        opened.put(name, unchecked(name, Kind.LISTENER, JdkChannels::listeners));
      } catch (SocketActivationException e) {
        if (e.reason() != WRONG_KIND && e.reason() != NOT_A_SOCKET) {
          opened.values().forEach(Activation::close);
          throw e;
        }
      }
    }
    return Collections.unmodifiableMap(opened);
  }

  /**
   * {@link #activateOrBind(String, ActivationPolicy, SocketAddress...)} with {@link
   * ActivationPolicy#PREFERRED}.
   */
  public static List<ServerSocketChannel> activateOrBind(String name, SocketAddress... addresses)
      throws IOException {
    return activateOrBind(name, ActivationPolicy.PREFERRED, addresses);
  }

  /**
   * Takes sockets over as {@link #activate} does, or binds the addresses if nobody manages this
   * process: for programs that are developed without a manager and run under one. Which of both was
   * done, {@link #manager()} tells: NONE means bound.
   *
   * <p>PREFERRED binds in a child of an activated service too, which inherits the variables of its
   * parent but not the sockets; that is logged as a warning, since a wrapper that did not exec java
   * looks the same. It never binds beside sockets that this process has and that have no name: a
   * listening socket on standard input, or LISTEN_FDS without LISTEN_PID.
   *
   * <p>What a program binds by itself is usually a port of 1024 or above, which needs no privilege.
   * The file of a Unix socket at which nobody listens any more is replaced.
   *
   * @param addresses TCP or Unix addresses, all of which are bound, or none
   * @return at least one channel; the caller's to close
   * @throws SocketActivationException as {@link #activate}; NOT_MANAGED with PREFERRED only for
   *     sockets without a name
   * @throws IOException if an address cannot be bound
   */
  public static List<ServerSocketChannel> activateOrBind(
      String name, ActivationPolicy policy, SocketAddress... addresses) throws IOException {
    try {
      return activate(name);
    } catch (SocketActivationException e) {
      boolean forNobody = e.reason() == NOT_MANAGED || e.reason() == OTHER_PROCESS;
      if (!forNobody
          || policy != ActivationPolicy.PREFERRED
          || addresses.length == 0
          || Stray.find(System.getenv()).isPresent()) {
        throw e;
      }
      if (e.reason() == OTHER_PROCESS) {
        Warnings.log(e.getMessage() + "; " + Arrays.toString(addresses) + " is bound instead");
      }
      return Binding.bind(addresses);
    }
  }

  /**
   * The socket that inetd, launchd with {@code inetdCompatibility}, or systemd with {@code
   * StandardInput=socket} put on standard input: a {@link ServerSocketChannel} ({@code Wait} true),
   * a {@link SocketChannel} ({@code Wait} false) or a {@link DatagramChannel}.
   *
   * <p>Descriptor 0 is then /dev/null, and so are 1 and 2 where they were the same socket: {@code
   * System.out} no longer writes into the connection, and closing the channel closes the
   * connection. (The channel of {@link System#inheritedChannel()} leaves the socket on 1 and 2, and
   * its close points all three at /dev/null.) Where the job has StandardOutPath and
   * StandardErrorPath, those stay.
   *
   * <p>Until this is called, standard error is the connection too: allow native access ({@code
   * --enable-native-access=ALL-UNNAMED}, or the manifest), or JDK 24 and newer write their warning
   * into it.
   *
   * @return a channel in blocking mode; the caller's to close
   * @throws SocketActivationException NOT_MANAGED if standard input is not a socket,
   *     ALREADY_ACTIVATED the second time, CLIENT_GONE if the client did not wait, which is nothing
   *     to worry about, and otherwise as {@link #activate}
   */
  public static NetworkChannel inetd() throws SocketActivationException {
    return supported(
        "standard input",
        () -> {
          DescriptorQueries descriptors = Posix.load();
          return new Inetd(descriptors, new JdkChannels(descriptors)).channel();
        });
  }

  /**
   * Who started this process and holds its sockets, as far as the environment tells. Loads no
   * native code.
   */
  public static Manager manager() {
    return DescriptorSource.ofThisProcess().manager();
  }

  /**
   * The names that can be activated, each once: from systemd, or from LAUNCHD_SOCKET_NAMES under
   * launchd; empty where the system does not tell.
   */
  public static Optional<List<String>> names() {
    try {
      return Optional.of(DescriptorSource.ofThisProcess().names());
    } catch (SocketActivationException e) {
      return Optional.empty();
    }
  }

  /**
   * Takes the variables that hand sockets over out of the environment of a child, which would find
   * sockets announced that it does not have.
   *
   * @return the same builder
   */
  public static ProcessBuilder scrub(ProcessBuilder child) {
    child.environment().keySet().removeAll(DescriptorSource.VARIABLES);
    return child;
  }

  /**
   * What this library knows of its situation, for a bug report or a start-up check: manager, names,
   * sockets that wait to be taken, and the way into the JDK. Takes nothing over.
   *
   * @return lines of text for people, ending in a line break; not for parsing
   */
  public static String diagnose() {
    return Diagnosis.text();
  }

  private interface Call<T> {
    T run() throws SocketActivationException;
  }

  private static <C extends Channel> List<C> channels(
      String name, Kind kind, Function<JdkChannels, ChannelFactory<C>> factory)
      throws SocketActivationException {
    return unchecked(checked(name), kind, factory);
  }

  private static <C extends Channel> List<C> unchecked(
      String name, Kind kind, Function<JdkChannels, ChannelFactory<C>> factory)
      throws SocketActivationException {
    return supported(
        name,
        () -> {
          Activation activation = activation(name);
          ChannelFactory<C> found = factory.apply(new JdkChannels(activation.descriptors()));
          return activation.channels(name, kind, found);
        });
  }

  private static <T> T supported(String name, Call<T> call) throws SocketActivationException {
    try {
      return call.run();
    } catch (UnsupportedOperationException e) {
      SocketActivationException failure =
          new SocketActivationException(UNSUPPORTED, name, String.valueOf(e.getMessage()));
      failure.initCause(e);
      throw failure;
    }
  }

  private static String checked(String name) {
    if (name.isEmpty() || name.indexOf('\0') >= 0) {
      throw new IllegalArgumentException(
          "a socket name must not be empty or contain NUL: \"" + name + "\"");
    }
    return name;
  }

  private static Activation activation(String name) {
    Activation handedOver = Handover.activation(name);
    return handedOver != null ? handedOver : activation();
  }

  private static synchronized Activation activation() {
    if (activation == null) {
      DescriptorSource source = DescriptorSource.ofThisProcess();
      activation = new Activation(source, descriptors(source));
    }
    return activation;
  }

  static DescriptorQueries descriptors(DescriptorSource source) {
    boolean withoutLibrary = source.manager() == Manager.SYSTEMD && JdkDescriptors.arePossible();
    return withoutLibrary ? new JdkDescriptors(Posix::load) : Posix.load();
  }
}
