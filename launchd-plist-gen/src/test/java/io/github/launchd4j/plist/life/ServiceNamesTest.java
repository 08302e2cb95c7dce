package io.github.launchd4j.plist.life;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServiceNamesTest {

  @ParameterizedTest
  @CsvSource({
    "ssh, tcp, 22",
    "www, tcp, 80",
    "eppc, tcp, 3031",
    "mqtt, tcp, 1883",
    "ntp, udp, 123",
    "vnc-server, tcp, 5900",
    "afpovertcp, tcp, 548",
    "cloanto-lm, tcp, 3397",
    "ircs-u, tcp, 6697",
    "cloanto-lm, udp, 3397",
    "sql*net, tcp, 66",
    "8080, tcp, 8080",
    "0, udp, 0"
  })
  void aServiceIsANumberOrAName(String service, String protocol, int port) {
    assertEquals(OptionalInt.of(port), ServiceNames.known().port(service, protocol));
  }

  @ParameterizedTest
  @CsvSource({"70000, tcp", "-1, tcp", "no-such-service, tcp", "'', tcp", "ntp, ddp"})
  void whatIsNeitherHasNoPort(String service, String protocol) {
    assertEquals(OptionalInt.empty(), ServiceNames.known().port(service, protocol));
  }

  @Test
  void aTextOfServicesIsRead() {
    ServiceNames names =
        ServiceNames.parse(
            "# a comment\r\nhttp\t80/tcp\twww www-http # web\nhttp 81/udp\nbroken\nhttp 82/tcp\n");
    assertEquals(OptionalInt.of(80), names.port("www-http", "tcp"));
    assertEquals(OptionalInt.of(80), names.port("http", "tcp"));
    assertEquals(OptionalInt.of(81), names.port("http", "udp"));
    assertTrue(names.has("www"));
    assertFalse(names.has("broken"));
  }
}
