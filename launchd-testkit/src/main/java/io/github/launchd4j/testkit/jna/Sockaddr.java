package io.github.launchd4j.testkit.jna;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * struct sockaddr_in, sockaddr_in6 and sockaddr_un (netinet/in.h, sys/un.h; ip(7), ipv6(7),
 * unix(7)) as bytes. Linux begins with a family of 16 bits; macOS has the length in the first byte
 * and the family in the second.
 */
record Sockaddr(boolean macos) {
  static final int MAX_SIZE = 128; // struct sockaddr_storage, on both
  private static final int IN_SIZE = 16;
  private static final int IN6_SIZE = 28;
  private static final int DATA_OFFSET = 2; // the port, or the path
  private static final int IN_ADDRESS = 4;
  private static final int IN6_ADDRESS = 8;
  private static final int IN6_SCOPE = 24;

  byte[] encode(SocketAddress address) {
    if (address instanceof UnixDomainSocketAddress unix) {
      return unix(unix.getPath().toString());
    }
    InetSocketAddress inet = (InetSocketAddress) address;
    byte[] ip = inet.getAddress().getAddress();
    boolean v6 = inet.getAddress() instanceof Inet6Address;
    byte[] raw = v6 ? start(IN6_SIZE, inet6()) : start(IN_SIZE, Constants.AF_INET);
    ByteBuffer fields = ByteBuffer.wrap(raw);
    fields.putShort(DATA_OFFSET, (short) inet.getPort()).put(v6 ? IN6_ADDRESS : IN_ADDRESS, ip);
    if (inet.getAddress() instanceof Inet6Address scoped) {
      fields.order(ByteOrder.nativeOrder()).putInt(IN6_SCOPE, scoped.getScopeId());
    }
    return raw;
  }

  SocketAddress decode(byte[] raw, int length) throws IOException {
    int family = macos ? raw[1] : ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder()).getShort(0);
    if (family == Constants.AF_UNIX) {
      int end = DATA_OFFSET;
      while (end < length && raw[end] != 0) {
        end++;
      }
      return UnixDomainSocketAddress.of(
          new String(raw, DATA_OFFSET, end - DATA_OFFSET, StandardCharsets.UTF_8));
    }
    int port = Short.toUnsignedInt(ByteBuffer.wrap(raw).getShort(DATA_OFFSET));
    if (family == inet6()) {
      int scope = ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder()).getInt(IN6_SCOPE);
      byte[] ip = Arrays.copyOfRange(raw, IN6_ADDRESS, IN6_SCOPE);
      return new InetSocketAddress(
          Inet6Address.getByAddress(null, ip, scope == 0 ? -1 : scope), port);
    }
    return new InetSocketAddress(
        InetAddress.getByAddress(Arrays.copyOfRange(raw, IN_ADDRESS, IN_ADDRESS + 4)), port);
  }

  private byte[] unix(String path) {
    byte[] name = path.getBytes(StandardCharsets.UTF_8);
    byte[] raw = start(DATA_OFFSET + name.length + 1, Constants.AF_UNIX);
    System.arraycopy(name, 0, raw, DATA_OFFSET, name.length);
    return raw;
  }

  private byte[] start(int size, int family) {
    byte[] raw = new byte[size];
    if (macos) {
      raw[0] = (byte) size;
      raw[1] = (byte) family;
    } else {
      ByteBuffer.wrap(raw).order(ByteOrder.nativeOrder()).putShort(0, (short) family);
    }
    return raw;
  }

  private int inet6() {
    return macos ? Constants.AF_INET6_MACOS : Constants.AF_INET6_LINUX;
  }
}
