package io.github.launchd4j.testkit.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.socket.LaunchdSockets;
import io.github.launchd4j.socket.darwin.NotOnTheFace;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class InProcessSocketTest {

  @Test
  @DisabledOnOs(value = OS.MAC, disabledReason = "there launchd says that it is not its job")
  @NotOnTheFace("there launchd says that it is not its job")
  void aWrongNameIsToldWithThoseThatAreHandedOver(@InProcessSocket("Right") int port) {
    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> LaunchdSockets.activate("Wrong")).getMessage());
    assertTrue(
        message.matches(".*; a test has handed over \\[.*Right.*], and no other name"), message);
    assertTrue(port > 0);
  }

  @RepeatedTest(3)
  void theNameCanBeUsedAgainInTheNextTest(@InProcessSocket("Tcp") SocketAddress address)
      throws Exception {
    ServerSocketChannel listener = LaunchdSockets.activate("Tcp").get(0);
    try (SocketChannel client = SocketChannel.open(address);
        SocketChannel accepted = listener.accept()) {
      assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
    } // the listener is left open
  }

  @Test
  void aSocketMayBeUnix(@InProcessSocket("Unix") UnixDomainSocketAddress address) throws Exception {
    try (ServerSocketChannel listener = LaunchdSockets.activate("Unix").get(0);
        SocketChannel client = SocketChannel.open(address);
        SocketChannel accepted = listener.accept()) {
      assertEquals(address, listener.getLocalAddress());
      assertTrue(client.isConnected() && accepted.isConnected());
    }
  }

  @Test
  void aSocketMayBeUdp(
      @InProcessSocket(value = "Udp", type = SockType.DGRAM) InetSocketAddress address)
      throws Exception {
    try (DatagramChannel server = LaunchdSockets.activateDatagrams("Udp").get(0);
        DatagramChannel client = DatagramChannel.open()) {
      client.send(ByteBuffer.wrap(new byte[] {42}), address);
      ByteBuffer received = ByteBuffer.allocate(10);
      server.receive(received);
      assertEquals(42, received.get(0));
    }
  }

  @Test
  void severalNamesAndFormsInOneTest(
      @InProcessSocket("One") int port,
      @InProcessSocket("Two") List<SocketAddress> all,
      @InProcessSocket("Two") InetSocketAddress again)
      throws Exception {
    assertEquals(List.of(again), all);
    assertNotEquals(port, again.getPort());
    try (ServerSocketChannel one = LaunchdSockets.activate("One").get(0);
        ServerSocketChannel two = LaunchdSockets.activate("Two").get(0)) {
      assertEquals(port, ((InetSocketAddress) one.getLocalAddress()).getPort());
      assertEquals(again, two.getLocalAddress());
    }
  }

  @Nested
  class BeforeEachToo {
    private int port;
    private int times;

    @BeforeEach
    void startTheServer(@InProcessSocket("Before") int where) {
      port = where;
      times++;
    }

    @Test
    void theTestGetsTheSameSocket(@InProcessSocket("Before") int where) {
      assertEquals(port, where);
      assertEquals(1, times);
    }
  }

  @Nested
  @Execution(ExecutionMode.CONCURRENT)
  class BesideEachOther {
    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @Test
    void one(@InProcessSocket("BesideOne") SocketAddress address) throws Exception {
      meet("BesideOne", address);
    }

    @Test
    void theOther(@InProcessSocket("BesideOther") SocketAddress address) throws Exception {
      meet("BesideOther", address);
    }

    private void meet(String name, SocketAddress address) throws Exception {
      assumeTrue(
          Runtime.getRuntime().availableProcessors() > 1, "JUnit runs one test at a time here");
      ServerSocketChannel listener = LaunchdSockets.activate(name).get(0);
      BOTH.await(1, TimeUnit.MINUTES);
      assertEquals(address, listener.getLocalAddress());
      BOTH.await(1, TimeUnit.MINUTES);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "b"})
  void itStandsBesideOtherParameters(String text, @InProcessSocket("Parameterized") int port) {
    assertTrue(port > 0, text);
  }
}
