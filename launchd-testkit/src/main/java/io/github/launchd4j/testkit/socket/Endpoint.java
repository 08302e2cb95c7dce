package io.github.launchd4j.testkit.socket;

import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SockProtocol;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.life.ServiceNames;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One socket that a Sockets entry asks for.
 *
 * @param v6only whether an IPv6 socket keeps to IPv6
 * @param optional whether the others of its entry are enough if the machine has no such address
 */
public record Endpoint(SocketAddress address, boolean v6only, boolean optional) {
  // sizeof sun_path is 104 on macOS, with the zero at the end (sys/un.h).
  private static final int MAX_PATH = 103;

  public ProtocolFamily family() {
    if (address instanceof InetSocketAddress inet) {
      return inet.getAddress() instanceof Inet6Address
          ? StandardProtocolFamily.INET6
          : StandardProtocolFamily.INET;
    }
    return StandardProtocolFamily.UNIX;
  }

  public Endpoint withPort(int port) {
    InetAddress host = ((InetSocketAddress) address).getAddress();
    return new Endpoint(new InetSocketAddress(host, port), v6only, optional);
  }

  /**
   * The sockets of an entry, by launchd.plist(5), "Sockets": without SockFamily, every address of
   * the node, and without a node one wildcard socket for IPv4 and one for IPv6 (seen on macOS).
   *
   * @throws IOException if the entry cannot work, or not here; the message begins with the key
   */
  public static List<Endpoint> of(SocketEntry entry) throws IOException {
    refuse(entry);
    Optional<String> path = entry.sockPathName();
    if (path.isPresent()) {
      return List.of(at(path.get()));
    }
    Optional<SockFamily> family = entry.sockFamily();
    if (family.equals(Optional.of(SockFamily.UNIX))) {
      throw new IOException("SockFamily \"Unix\" needs a SockPathName");
    }
    if (entry.sockNodeName().isEmpty() && entry.sockServiceName().isEmpty()) {
      throw new IOException(
          "it has no address: give it a SockServiceName, a SockNodeName or a SockPathName");
    }
    int port = port(entry.sockServiceName().orElse("0"), protocol(entry));
    List<Endpoint> endpoints = new ArrayList<>();
    boolean dual = family.equals(Optional.of(SockFamily.IPV4V6));
    List<InetAddress> hosts = hosts(entry, family);
    for (InetAddress host : hosts) {
      boolean optional = family.isEmpty() && hosts.size() > 1;
      endpoints.add(new Endpoint(new InetSocketAddress(host, port), !dual, optional));
    }
    return endpoints;
  }

  // As getaddrinfo(3) does it, with the names of this machine; then those that a Mac has.
  private static int port(String service, String protocol) throws IOException {
    Path file = Path.of("/etc/services");
    String text = Files.isReadable(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
    OptionalInt port = ServiceNames.parse(text).port(service, protocol);
    if (port.isEmpty()) {
      port = ServiceNames.known().port(service, protocol);
    }
    return port.orElseThrow(
        () ->
            new IOException(
                "SockServiceName \"%s\" is neither a port from 0 to 65535 nor the name of a %s service"
                    .formatted(service, protocol)));
  }

  /**
   * A Unix socket of that path.
   *
   * @throws IOException as {@link #of}
   */
  public static Endpoint at(String path) throws IOException {
    return new Endpoint(unix(path), false, false);
  }

  private static void refuse(SocketEntry entry) throws IOException {
    if (entry.sockType() == SockType.SEQPACKET) {
      throw new IOException("SockType \"seqpacket\" cannot work: macOS has no such sockets");
    }
    boolean udp = entry.sockProtocol().equals(Optional.of(SockProtocol.UDP));
    if (udp && entry.sockType() != SockType.DGRAM) {
      throw new IOException("SockProtocol \"UDP\" needs SockType \"dgram\"");
    }
    if (entry.multicastGroup().isPresent() && entry.sockType() != SockType.DGRAM) {
      throw new IOException("MulticastGroup needs SockType \"dgram\"");
    }
  }

  private static SocketAddress unix(String path) throws IOException {
    int bytes = path.getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_PATH) {
      throw new IOException(
          "SockPathName \"" + path + "\" has " + bytes + " bytes, more than " + MAX_PATH);
    }
    if (!path.startsWith("/")) {
      throw new IOException("SockPathName \"" + path + "\" is not absolute");
    }
    try {
      return UnixDomainSocketAddress.of(path);
    } catch (InvalidPathException e) {
      throw new IOException("SockPathName is not a valid path here: " + e.getMessage(), e);
    }
  }

  private static String protocol(SocketEntry entry) {
    return entry.sockType() == SockType.DGRAM ? "udp" : "tcp";
  }

  private static List<InetAddress> hosts(SocketEntry entry, Optional<SockFamily> family)
      throws IOException {
    Optional<String> node = entry.sockNodeName();
    // A name is looked up when the job is loaded, and only then, as by launchd (launchd-842,
    // launchctl.c:1549). getaddrinfo(3): without a node, AI_PASSIVE gives the wildcard, its absence
    // the loopback.
    List<String> nodes =
        entry.sockPassive() ? List.of("0.0.0.0", "::") : List.of("127.0.0.1", "::1");
    List<InetAddress> all = new ArrayList<>();
    try {
      for (String each : node.map(List::of).orElse(nodes)) {
        all.addAll(List.of(InetAddress.getAllByName(each)));
      }
    } catch (UnknownHostException e) {
      throw new IOException("SockNodeName \"" + node.orElse("") + "\" has no address", e);
    }
    List<InetAddress> fit =
        all.stream().filter(host -> fits(host, family, node)).distinct().toList();
    if (fit.isEmpty()) {
      throw new IOException(
          "SockNodeName \"%s\" has no address of the SockFamily \"%s\""
              .formatted(node.orElse(""), family.map(SockFamily::word).orElse("")));
    }
    return fit;
  }

  private static boolean fits(
      InetAddress host, Optional<SockFamily> family, Optional<String> node) {
    if (family.isEmpty()) {
      return true;
    }
    return switch (family.get()) {
      case IPV4 -> host instanceof Inet4Address;
      case IPV6 -> host instanceof Inet6Address;
      case IPV4V6 -> host instanceof Inet6Address || node.isPresent();
      case UNIX -> false;
    };
  }
}
