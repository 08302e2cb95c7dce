package io.github.launchd4j.testkit.jna;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockaddrTest {
  @Test
  void macosBeginsWithTheLengthAndCountsIpv6AsThirty() throws IOException {
    byte[] raw = new Sockaddr(true).encode(at("::1", 8080));

    assertEquals("1c1e1f9000000000" + "00000000000000000000000000000001" + "00000000", hex(raw));
  }

  @Test
  void macosHasTheLengthOfAnIpv4Address() throws IOException {
    assertEquals(
        "10021f907f000001" + "0000000000000000",
        hex(new Sockaddr(true).encode(at("127.0.0.1", 8080))));
  }

  @Test
  void aUnixPathEndsWithZero() {
    assertEquals("06012f746d00", hex(new Sockaddr(true).encode(UnixDomainSocketAddress.of("/tm"))));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void whatIsEncodedIsDecoded(boolean macos) throws IOException {
    Sockaddr sockaddr = new Sockaddr(macos);
    for (SocketAddress address :
        new SocketAddress[] {
          at("127.0.0.1", 1),
          at("::1", 65535),
          at("0.0.0.0", 0),
          UnixDomainSocketAddress.of("/tmp/ä.sock")
        }) {
      byte[] raw = sockaddr.encode(address);
      assertEquals(address, sockaddr.decode(raw, raw.length));
    }
  }

  @Test
  void theScopeOfALinkLocalAddressIsKept() throws IOException {
    byte[] raw = new Sockaddr(true).encode(at("fe80::1%1", 80));

    assertArrayEquals(raw, new Sockaddr(true).encode(new Sockaddr(true).decode(raw, raw.length)));
  }

  private static InetSocketAddress at(String host, int port) throws IOException {
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }

  private static String hex(byte[] raw) {
    return HexFormat.of().formatHex(raw);
  }
}
