package io.github.launchd4j.testkit.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.junit.LaunchdJob;
import io.github.launchd4j.testkit.junit.LaunchdSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

@LaunchdJob("src/test/launchd/com.example.time.plist")
class TimeTest {
  @Test
  void tellsTheTime(@LaunchdSocket("Listeners") InetSocketAddress address, LaunchdEmulator launchd)
      throws Exception {
    assertEquals(0, launchd.starts()); // nothing runs before the first connection
    try (Socket client = new Socket(address.getAddress(), address.getPort())) {
      String answer = new String(client.getInputStream().readAllBytes(), UTF_8);
      assertTrue(answer.startsWith("It is "), answer);
    }
    assertEquals(List.of(ExitStatus.SUCCESS), launchd.awaitExits(1, Duration.ofSeconds(10)));
  }
}
