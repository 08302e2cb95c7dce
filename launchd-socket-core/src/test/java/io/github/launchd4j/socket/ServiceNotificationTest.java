package io.github.launchd4j.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.socket.darwin.NotOnDarwin;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a manager of services hears, at a real socket. */
class ServiceNotificationTest {
  private static final long PID = 4711;

  @TempDir private Path folder = Path.of("");

  @Test
  void theManagerHearsEachMessageAsOneDatagram() throws Exception {
    Path path = folder.resolve("notify");
    int manager = OpenDescriptors.unixDatagramAt(path.toString());
    ServiceNotification service = service(Map.of("NOTIFY_SOCKET", path.toString()));
    assertTrue(service.isWanted());
    int before = OpenDescriptors.count();
    service.ready();
    service.watchdog();
    service.send("STATUS=höchste Zeit\nERRNO=2");
    service.stopping();
    assertEquals("READY=1", OpenDescriptors.received(manager));
    assertEquals("WATCHDOG=1", OpenDescriptors.received(manager));
    assertEquals("STATUS=höchste Zeit\nERRNO=2", OpenDescriptors.received(manager));
    assertEquals("STOPPING=1", OpenDescriptors.received(manager));
    assertEquals(before, OpenDescriptors.count());
    OpenDescriptors.close(manager);
  }

  @Test
  @NotOnDarwin("abstract names are Linux's (unix(7))")
  void anAbstractNameIsReachedToo() throws Exception {
    String name = "launchd4j-" + System.nanoTime();
    int manager = OpenDescriptors.unixDatagramAt("\0" + name);
    service(Map.of("NOTIFY_SOCKET", "@" + name)).ready();
    assertEquals("READY=1", OpenDescriptors.received(manager));
    OpenDescriptors.close(manager);
  }

  @Test
  void nothingHappensIfNobodyWantsToKnow() throws Exception {
    ServiceNotification service = service(Map.of());
    assertFalse(service.isWanted());
    service.ready();
    service.stopping();
    service.watchdog();
  }

  @Test
  void aManagerThatHasGoneIsTold() {
    Path path = folder.resolve("gone");
    IOException e =
        assertThrows(
            IOException.class, () -> service(Map.of("NOTIFY_SOCKET", path.toString())).ready());
    assertEquals(
        "cannot tell NOTIFY_SOCKET=\""
            + path
            + "\" that READY=1: sendto failed with error number 2",
        e.getMessage());
  }

  @Test
  void anAddressThatTheProtocolDoesNotKnowIsTold() {
    for (String socket : new String[] {"", "relative/path", "vsock:2:1234"}) {
      IOException e =
          assertThrows(IOException.class, () -> service(Map.of("NOTIFY_SOCKET", socket)).ready());
      assertTrue(
          String.valueOf(e.getMessage()).contains("is not an absolute path or an abstract name"),
          e::getMessage);
    }
    String tooLong = "/" + "x".repeat(200);
    assertThrows(IOException.class, () -> service(Map.of("NOTIFY_SOCKET", tooLong)).ready());
  }

  @Test
  void theWatchdogWatchesTheProcessThatItNames() {
    assertEquals(
        Optional.of(Duration.ofSeconds(30)),
        service(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "4711")).watchdogPeriod());
    assertEquals(
        Optional.of(Duration.ofNanos(1_000)),
        service(Map.of("WATCHDOG_USEC", "1")).watchdogPeriod());
    assertEquals(
        Optional.empty(),
        service(Map.of("WATCHDOG_USEC", "30000000", "WATCHDOG_PID", "1")).watchdogPeriod());
    for (String micros : new String[] {"", "0", "-1", "soon", "9223372036854775807"}) {
      assertEquals(
          Optional.empty(), service(Map.of("WATCHDOG_USEC", micros)).watchdogPeriod(), micros);
    }
  }

  private static ServiceNotification service(Map<String, String> environment) {
    return new ServiceNotification(environment, PID);
  }
}
