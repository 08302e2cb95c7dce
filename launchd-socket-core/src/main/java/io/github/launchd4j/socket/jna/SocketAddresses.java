package io.github.launchd4j.socket.jna;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.file.InvalidPathException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@code struct sockaddr}: {@code <netinet/in.h>}, {@code <netinet6/in6.h>} and {@code
 * <sys/un.h>}, whose fields stand at the same offsets on both systems once the family is read.
 */
final class SocketAddresses {
  static final int AF_UNIX = 1;
  static final int AF_INET = 2;

  private static final int PORT = 2;
  private static final int ADDRESS = 4;
  private static final int ADDRESS_6 = 8;
  private static final int SCOPE_6 = 24;
  private static final int PATH = 2;

  private SocketAddresses() {}

  /** The address in Java's types; null for a family or a Unix path that Java cannot express. */
  static @Nullable SocketAddress decode(byte[] sockaddr, int length, Numbers numbers) {
    int family = family(sockaddr, numbers);
    try {
      if (family == AF_INET) {
        return new InetSocketAddress(address(sockaddr, ADDRESS, 4), port(sockaddr));
      }
      if (family == numbers.afInet6()) {
        return new InetSocketAddress(address6(sockaddr), port(sockaddr));
      }
    } catch (UnknownHostException e) {
      throw new IllegalStateException("4 and 16 bytes are addresses", e);
    }
    return family == AF_UNIX ? unix(sockaddr, length) : null;
  }

  static int family(byte[] sockaddr, Numbers numbers) {
    return Byte.toUnsignedInt(sockaddr[numbers.familyOffset()]);
  }

  private static int port(byte[] sockaddr) {
    return Short.toUnsignedInt(ByteBuffer.wrap(sockaddr).getShort(PORT));
  }

  private static InetAddress address(byte[] sockaddr, int from, int bytes)
      throws UnknownHostException {
    return InetAddress.getByAddress(Arrays.copyOfRange(sockaddr, from, from + bytes));
  }

  /** Keeps IPv6 what is IPv6: {@code InetAddress} would make an IPv4 address of a mapped one. */
  private static InetAddress address6(byte[] sockaddr) throws UnknownHostException {
    int scope = ByteBuffer.wrap(sockaddr).order(ByteOrder.nativeOrder()).getInt(SCOPE_6);
    byte[] bytes = Arrays.copyOfRange(sockaddr, ADDRESS_6, ADDRESS_6 + 16);
    return scope == 0
        ? InetAddress.getByAddress(bytes)
        : Inet6Address.getByAddress(null, bytes, scope);
  }

  /**
   * The empty path for a socket without a name, and for Linux's abstract names, which begin with a
   * NUL and which the JDK's channel serves without telling them; null for a path that Java cannot
   * express in this locale.
   */
  private static @Nullable SocketAddress unix(byte[] sockaddr, int length) {
    int end = PATH;
    while (end < Math.min(length, sockaddr.length) && sockaddr[end] != 0) {
      end++;
    }
    String path = new String(sockaddr, PATH, end - PATH, fileNames());
    try {
      return UnixDomainSocketAddress.of(path);
    } catch (InvalidPathException e) {
      return null;
    }
  }

  /** What the JDK itself reads file names by. */
  private static Charset fileNames() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }
}
