package io.github.launchd4j.testkit.activation;

import io.github.launchd4j.socket.InheritedSocket;
import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.SocketActivationException;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URLDecoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.NetworkChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A program as a user writes it: makes each call of its arguments in turn, uses what it got, keeps
 * it, and prints a line of tab-separated fields for each: the argument, what came of it, the
 * number, the addresses or the message, and how many descriptors more are open than before.
 *
 * <p>An argument is a method of LaunchdSockets, a colon and a name (percent-encoded, so that the
 * locale does not matter), or a name alone for {@code activate}; {@code close:} closes what was
 * kept.
 */
public final class ActivatingProgram {
  /** The last line: what comes after it is not this program's. */
  public static final String END = "end";

  private static final List<Channel> KEPT = new ArrayList<>();

  private ActivatingProgram() {}

  public static void main(String[] calls) throws IOException {
    outcome("activate", "warm-up"); // JNA and the JDK open files of their own the first time
    outcome("activateDatagrams", "warm-up");
    try (ServerSocketChannel warm = ServerSocketChannel.open()) {
      warm.bind(null);
      use(warm);
    }
    try (DatagramChannel warm = DatagramChannel.open()) {
      warm.bind(null);
    }
    for (String call : calls) {
      int colon = call.indexOf(':');
      String method = colon < 0 ? "activate" : call.substring(0, colon);
      String name = URLDecoder.decode(call.substring(colon + 1), StandardCharsets.UTF_8);
      int before = descriptors();
      String outcome = outcome(method, name);
      System.out.println(call + "\t" + outcome + "\t" + (descriptors() - before));
    }
    System.out.println(END);
  }

  private static String outcome(String method, String name) throws IOException {
    try {
      return "OK\t\t" + call(method, name);
    } catch (SocketActivationException e) {
      String number =
          e.errorNumber().isPresent() ? Integer.toString(e.errorNumber().getAsInt()) : "";
      return e.reason() + "\t" + number + "\t" + e.getMessage();
    }
  }

  private static Object call(String method, String name) throws IOException {
    return switch (method) {
      case "activate" -> used(LaunchdSockets.activate(name));
      case "activateOne" -> used(List.of(LaunchdSockets.activateOne(name)));
      case "close" -> closed();
      case "bindUnix" ->
          used(LaunchdSockets.activateOrBind("Listeners", UnixDomainSocketAddress.of(name)));
      case "activateDatagrams" -> used(LaunchdSockets.activateDatagrams(name));
      case "activateConnections" -> used(LaunchdSockets.activateConnections(name));
      case "activateOrBind" ->
          used(
              LaunchdSockets.activateOrBind(
                  name, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
      case "activateDescriptors" ->
          LaunchdSockets.activateDescriptors(name).stream().map(InheritedSocket::address).toList();
      case "activateAll" -> LaunchdSockets.activateAll().keySet();
      case "inetd" -> used(List.of(LaunchdSockets.inetd()));
      case "manager" -> LaunchdSockets.manager();
      case "names" -> LaunchdSockets.names();
      case "diagnose" -> LaunchdSockets.diagnose().replace("\n", "|");
      default -> throw new IllegalArgumentException(method);
    };
  }

  private static List<SocketAddress> used(List<? extends NetworkChannel> channels)
      throws IOException {
    List<SocketAddress> addresses = new ArrayList<>();
    for (NetworkChannel each : channels) {
      addresses.add(each.getLocalAddress());
      use(each);
      KEPT.add(each);
    }
    return addresses;
  }

  private static String closed() throws IOException {
    for (Channel each : KEPT) {
      each.close();
    }
    KEPT.clear();
    return "";
  }

  private static void use(Channel channel) throws IOException {
    if (channel instanceof ServerSocketChannel listener) {
      exchange(listener);
    } else if (channel instanceof DatagramChannel service) {
      exchange(service);
    } else if (channel instanceof SocketChannel connection) {
      connection.write(StandardCharsets.UTF_8.encode("hello\n"));
    }
  }

  private static void exchange(ServerSocketChannel listener) throws IOException {
    try (SocketChannel client = SocketChannel.open(listener.getLocalAddress());
        SocketChannel accepted = listener.accept()) {
      if (!accepted.isConnected() || !client.isConnected()) {
        throw new IOException("not connected");
      }
    }
  }

  private static void exchange(DatagramChannel service) throws IOException {
    try (DatagramChannel client = DatagramChannel.open()) {
      client.send(ByteBuffer.wrap(new byte[] {42}), service.getLocalAddress());
      int port = ((InetSocketAddress) client.getLocalAddress()).getPort();
      InetSocketAddress sender;
      do { // others may have sent before: whoever started this program
        sender = (InetSocketAddress) service.receive(ByteBuffer.allocate(16));
        service.send(ByteBuffer.wrap(new byte[] {43}), sender);
      } while (sender.getPort() != port);
      client.receive(ByteBuffer.allocate(16));
    }
  }

  /** Once it has settled: the JVM opens files of its own for moments. */
  private static int descriptors() {
    int last = -1;
    for (int now = list(); now != last; now = list()) {
      last = now;
      LockSupport.parkNanos(5_000_000);
    }
    return last;
  }

  private static int list() {
    File linux = new File("/proc/self/fd");
    String[] open = (linux.exists() ? linux : new File("/dev/fd")).list();
    return open == null ? -1 : open.length;
  }
}
