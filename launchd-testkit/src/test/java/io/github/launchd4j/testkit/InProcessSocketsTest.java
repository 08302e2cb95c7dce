package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.SocketActivationException;
import io.github.launchd4j.socket.SocketActivationException.Reason;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InProcessSocketsTest {
  private static final SocketEntry LOOPBACK =
      SocketEntry.tcp(0).withSockFamily(SockFamily.IPV4).withSockNodeName("127.0.0.1");

  @TempDir private Path folder = Path.of("");

  @Test
  void allSocketsOfANameComeTogether() throws Exception {
    try (InProcessSockets launchd = InProcessSockets.of("Several", LOOPBACK, LOOPBACK)) {
      List<ServerSocketChannel> taken = LaunchdSockets.activate("Several");
      assertEquals(2, taken.size());
      assertEquals(taken, launchd.leftOpen());
      assertEquals(launchd.addresses("Several").get(1), taken.get(1).getLocalAddress());
    }
  }

  @Test
  void theSocketsOfAJobAreOpenedAsLaunchdOpensThem() throws Exception {
    Path path = folder.resolve("s");
    Job job =
        Job.builder("com.example.web")
            .program("/nowhere/web")
            .socket("InProcessTcp", LOOPBACK)
            .socket("InProcessUnix", SocketEntry.unix(path.toString(), 0600))
            .build();
    try (InProcessSockets launchd = InProcessSockets.of(job);
        ServerSocketChannel unix = LaunchdSockets.activate("InProcessUnix").get(0)) {
      assertEquals(launchd.addresses("InProcessUnix"), List.of(unix.getLocalAddress()));
      assertEquals(0600, (int) Files.getAttribute(path, "unix:mode") & 0777);
    }
    assertFalse(Files.exists(path));
    assertEquals(Reason.NOT_MANAGED, reason("InProcessTcp"));
  }

  @Test
  void afterwardsNobodyListens() throws Exception {
    InetSocketAddress address;
    try (InProcessSockets launchd = InProcessSockets.of("Gone", LOOPBACK)) {
      address = (InetSocketAddress) launchd.addresses("Gone").get(0);
      assertEquals(1, LaunchdSockets.activate("Gone").size());
    }
    assertThrows(IOException.class, () -> SocketChannel.open(address));
  }

  @Test
  void whereOneNameIsTakenNoneIsHandedOver() throws Exception {
    Job both =
        Job.builder("com.example.web")
            .program("/nowhere/web")
            .socket("Free", LOOPBACK)
            .socket("Taken", LOOPBACK)
            .build();
    try (InProcessSockets first = InProcessSockets.of("Taken", LOOPBACK)) {
      IllegalStateException e =
          assertThrows(IllegalStateException.class, () -> InProcessSockets.of(both));
      assertTrue(
          String.valueOf(e.getMessage()).startsWith("sockets are handed over under \"Taken\""));
      assertEquals(1, first.addresses("Taken").size());
    }
    assertEquals(Reason.NOT_MANAGED, reason("Free"));
  }

  private static Reason reason(String name) {
    return assertThrows(
            SocketActivationException.class, () -> LaunchdSockets.activate(name).get(0).close())
        .reason();
  }
}
