package io.github.launchd4j.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.InetdCompatibility;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class LaunchdExtensionTest {
  private static final int TAKEN = 1; // tcpmux, which only root may bind, and nobody does

  @RegisterExtension
  static final LaunchdExtension LAUNCHD =
      LaunchdExtension.of(
          Job.builder("com.example.echo")
              .programArguments("/bin/cat")
              .inetdCompatibility(new InetdCompatibility(false))
              .socket("Tcp", SocketEntry.tcp(TAKEN))
              .socket("Unix", SocketEntry.unix("/nowhere/echo.sock", 0600))
              .build());

  @RepeatedTest(4)
  void eachTestHasAJobAndPortsOfItsOwn(
      LaunchdEmulator launchd, @LaunchdSocket("Tcp") InetSocketAddress address) throws Exception {
    assertEquals("hello", echo(address));
    List<ExitStatus> exits = launchd.awaitExits(1, Duration.ofSeconds(60));
    assertEquals(List.of(ExitStatus.SUCCESS), exits);
    assertEquals(1, launchd.starts());
  }

  @Test
  void aSocketComesInManyForms(
      @LaunchdSocket("Tcp") int port,
      @LaunchdSocket("Tcp") List<SocketAddress> all,
      @LaunchdSocket("Unix") UnixDomainSocketAddress unix)
      throws Exception {
    assertNotEquals(TAKEN, port);
    assertEquals(port, ((InetSocketAddress) all.get(0)).getPort());
    assertTrue(((InetSocketAddress) all.get(0)).getAddress().isLoopbackAddress());
    assertEquals("hello", echo(unix));
  }

  private static String echo(SocketAddress address) throws IOException {
    try (SocketChannel channel = SocketChannel.open(address)) {
      channel.write(StandardCharsets.UTF_8.encode("hello"));
      channel.shutdownOutput();
      ByteBuffer answer = ByteBuffer.allocate(16);
      while (channel.read(answer) >= 0) {}
      return StandardCharsets.UTF_8.decode(answer.flip()).toString();
    }
  }
}
