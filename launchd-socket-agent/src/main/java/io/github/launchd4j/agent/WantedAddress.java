package io.github.launchd4j.agent;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * An address that an application may bind: a port, with an address or for any, or a path.
 *
 * @param ip null for any
 * @param path null if it is not one of a Unix socket
 */
record WantedAddress(@Nullable InetAddress ip, int port, @Nullable Path path) {
  private static final int MOST = 65535;

  /** Reads {@code PORT}, {@code ADDRESS:PORT} or {@code /PATH}; null if it is none of them. */
  static @Nullable WantedAddress parse(String text) {
    try {
      if (text.startsWith("/")) {
        return new WantedAddress(null, 0, Path.of(text).normalize());
      }
      int colon = text.lastIndexOf(':');
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port < 1 || port > MOST) {
        return null;
      }
      return new WantedAddress(colon < 0 ? null : literal(text.substring(0, colon)), port, null);
    } catch (NumberFormatException | InvalidPathException | UnknownHostException e) {
      return null;
    }
  }

  /** Only an address in figures: a name would be looked up. */
  private static InetAddress literal(String text) throws UnknownHostException {
    boolean bracketed = text.startsWith("[") && text.endsWith("]");
    boolean ipv4 = text.matches("[0-9.]+");
    if (!bracketed && !ipv4) {
      throw new UnknownHostException(text);
    }
    return InetAddress.getByName(text);
  }

  static WantedAddress of(SocketAddress address) {
    if (address instanceof InetSocketAddress inet) {
      return new WantedAddress(inet.getAddress(), inet.getPort(), null);
    }
    Path path = ((UnixDomainSocketAddress) address).getPath();
    return new WantedAddress(null, 0, path.toAbsolutePath().normalize());
  }

  /**
   * Whether a socket of this address serves an application that binds that one. A wildcard on one
   * side is enough, and so are two loopback addresses, since "localhost" is either; of two other
   * addresses one cannot stand for the other.
   */
  boolean serves(WantedAddress bound) {
    if (path != null || bound.path != null) {
      return path != null && path.equals(bound.path);
    }
    return port == bound.port
        && (ip == null || isSame(bound) || isWide(ip) || isWide(bound.ip) || areLocal(bound.ip));
  }

  boolean isSame(WantedAddress bound) {
    return port == bound.port && ip != null && ip.equals(bound.ip);
  }

  /** Whether whoever binds that one does not expect clients from elsewhere, who can come here. */
  boolean isWiderThan(WantedAddress bound) {
    return isWide(ip) && bound.ip != null && !bound.ip.isAnyLocalAddress();
  }

  private boolean areLocal(@Nullable InetAddress other) {
    return ip != null && other != null && ip.isLoopbackAddress() && other.isLoopbackAddress();
  }

  private static boolean isWide(@Nullable InetAddress address) {
    return address != null && address.isAnyLocalAddress();
  }

  @Override
  public String toString() {
    if (path != null) {
      return path.toString();
    }
    if (ip == null) {
      return "port " + port;
    }
    String host = ip.getHostAddress();
    return (host.indexOf(':') >= 0
            ? "[" + host.replaceFirst("(^|:)(0(:|$)){2,}", "::") + "]"
            : host)
        + ":"
        + port;
  }
}
