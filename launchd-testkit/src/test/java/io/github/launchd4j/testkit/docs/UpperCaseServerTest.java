package io.github.launchd4j.testkit.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.testkit.junit.InProcessSocket;
import java.net.InetSocketAddress;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock("Listeners")
class UpperCaseServerTest {
  @Test
  void answersInUpperCase(@InProcessSocket("Listeners") InetSocketAddress address)
      throws Exception {
    UpperCaseServer server = new UpperCaseServer(); // activates "Listeners"
    try (Socket client = new Socket(address.getAddress(), address.getPort())) {
      client.getOutputStream().write("hello".getBytes(UTF_8));
      assertEquals("HELLO", new String(client.getInputStream().readAllBytes(), UTF_8));
    } finally {
      server.close();
    }
  }
}
