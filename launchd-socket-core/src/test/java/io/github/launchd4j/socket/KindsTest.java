package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.ALREADY_ACTIVATED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.DEAD_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_A_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.WRONG_KIND;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.socket.darwin.NotOnDarwin;
import io.github.launchd4j.socket.jdk.ChannelFactory;
import io.github.launchd4j.socket.jdk.JdkChannels;
import io.github.launchd4j.socket.jna.Kernel;
import io.github.launchd4j.socket.jna.Posix;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.Channel;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every kind of socket, asked for rightly and wrongly, with real descriptors of this process. */
class KindsTest {
  private static final String NAME = "Service";
  private static final Posix POSIX = Posix.load();
  private static final JdkChannels CHANNELS = new JdkChannels(POSIX);

  /** Whatever the JVM and JNA open once, they open before anything is counted. */
  @BeforeAll
  static void warmUp() throws Exception {
    Activation activation = handing(OpenDescriptors.udp());
    channels(activation, Kind.DATAGRAM, CHANNELS.datagrams()).close();
    activation.closeHeld();
  }

  @Test
  void anIpv4DatagramSocketReceivesAndSends() throws Exception {
    try (DatagramChannel service =
            channels(handing(OpenDescriptors.udp()), Kind.DATAGRAM, CHANNELS.datagrams());
        DatagramChannel client = DatagramChannel.open();
        DatagramChannel ordinary = DatagramChannel.open()) {
      assertEquals(ordinary.getClass(), service.getClass());
      client.send(ByteBuffer.wrap(new byte[] {42}), service.getLocalAddress());
      ByteBuffer packet = ByteBuffer.allocate(16);
      SocketAddress sender = service.receive(packet);
      assertNotNull(sender);
      service.send(packet.flip(), sender);
      ByteBuffer answer = ByteBuffer.allocate(16);
      client.receive(answer);
      assertEquals(42, answer.get(0));
    }
  }

  @Test
  void aDatagramChannelClosesItsDescriptorOnce() throws Exception {
    Activation activation = handing(OpenDescriptors.udp());
    DatagramChannel channel = channels(activation, Kind.DATAGRAM, CHANNELS.datagrams());
    channel.close();
    int[] others = {OpenDescriptors.udp(), OpenDescriptors.udp(), OpenDescriptors.udp()};
    channel.close();
    for (int other : others) {
      assertTrue(OpenDescriptors.isOpen(other));
    }
    OpenDescriptors.close(others);
    activation.closeHeld();
  }

  @Test
  void aDatagramChannelIsSetUpAsTheJdkSetsUpItsOwn() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc")), "asks Linux for what Java does not tell");
    int fd = OpenDescriptors.udp();
    assertTrue(OpenDescriptors.receivesForeignGroups(fd));
    try (DatagramChannel channel = channels(handing(fd), Kind.DATAGRAM, CHANNELS.datagrams())) {
      assertTrue(channel.isOpen());
      if (Kernel.isDarwin()) {
        assertTrue(OpenDescriptors.sendBuffer(fd) >= 65507, "net.inet.udp.maxdgram is 9216");
      } else {
        assertFalse(OpenDescriptors.receivesForeignGroups(fd));
      }
    }
  }

  @Test
  void aConnectedDatagramSocketKnowsItsPeerAndWritesToIt() throws Exception {
    try (DatagramChannel peer =
        DatagramChannel.open(StandardProtocolFamily.INET)
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      int fd = OpenDescriptors.udpConnectedTo(peer.socket().getLocalPort());
      try (DatagramChannel channel = channels(handing(fd), Kind.DATAGRAM, CHANNELS.datagrams())) {
        assertTrue(channel.isConnected());
        assertEquals(peer.getLocalAddress(), channel.getRemoteAddress());
        channel.write(ByteBuffer.wrap(new byte[] {42}));
        ByteBuffer packet = ByteBuffer.allocate(16);
        assertEquals(channel.getLocalAddress(), peer.receive(packet));
        assertEquals(42, packet.get(0));
      }
    }
  }

  @Test
  @NotOnDarwin("abstract names are Linux's (unix(7))")
  void aListenerOfAnAbstractNameServes() throws Exception {
    int[] listenerAndClient = OpenDescriptors.abstractListenerAndClient();
    try (ServerSocketChannel listener =
            channels(handing(listenerAndClient[0]), Kind.LISTENER, CHANNELS.listeners());
        SocketChannel accepted = listener.accept()) {
      assertTrue(accepted.isConnected());
    }
    OpenDescriptors.close(listenerAndClient[1]);
  }

  @Test
  void whatAPeerWroteBeforeItWentIsServed() throws Exception {
    int[] pair = OpenDescriptors.connection();
    try (SocketChannel peer = channels(handing(pair[1]), Kind.CONNECTION, CHANNELS.connections())) {
      peer.write(StandardCharsets.UTF_8.encode("last words"));
    }
    try (SocketChannel one = channels(handing(pair[0]), Kind.CONNECTION, CHANNELS.connections())) {
      ByteBuffer received = ByteBuffer.allocate(16);
      one.read(received);
      assertEquals("last words", StandardCharsets.UTF_8.decode(received.flip()).toString());
    }
  }

  @Test
  void aConnectedSocketTalksToItsPeer() throws Exception {
    int[] pair = OpenDescriptors.connection();
    try (SocketChannel one = channels(handing(pair[0]), Kind.CONNECTION, CHANNELS.connections());
        SocketChannel other = channels(handing(pair[1]), Kind.CONNECTION, CHANNELS.connections())) {
      assertTrue(one.isConnected());
      assertTrue(one.isBlocking());
      one.write(StandardCharsets.UTF_8.encode("hello"));
      one.shutdownOutput();
      ByteBuffer received = ByteBuffer.allocate(16);
      while (other.read(received) >= 0) {}
      assertEquals("hello", StandardCharsets.UTF_8.decode(received.flip()).toString());
    }
  }

  @Test
  void aConnectionKnowsBothItsAddresses() throws Exception {
    try (ServerSocketChannel server =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      int client =
          OpenDescriptors.connectedTo(((InetSocketAddress) server.getLocalAddress()).getPort());
      try (SocketChannel channel =
              channels(handing(client), Kind.CONNECTION, CHANNELS.connections());
          SocketChannel accepted = server.accept()) {
        assertEquals(server.getLocalAddress(), channel.getRemoteAddress());
        assertEquals(accepted.getRemoteAddress(), channel.getLocalAddress());
      }
    }
  }

  @Test
  void bareDescriptorsAreDescribedAndBelongToTheCaller() throws Exception {
    int[] pair = OpenDescriptors.connection();
    int listener = OpenDescriptors.tcpListener();
    Activation activation = handing(listener, pair[0]);
    List<InheritedSocket> sockets = activation.descriptors(NAME);
    assertEquals(
        List.of(listener, pair[0]), sockets.stream().map(InheritedSocket::descriptor).toList());
    InheritedSocket first = sockets.get(0);
    assertEquals(InheritedSocket.Type.STREAM, first.type());
    assertEquals(StandardProtocolFamily.INET, first.family());
    assertTrue(first.listening());
    assertFalse(first.connected());
    assertTrue(
        first.toString().matches("descriptor \\d+ is a listening socket at /127.0.0.1:\\d+"),
        first::toString);
    assertTrue(sockets.get(1).connected());
    assertTrue(OpenDescriptors.isCloseOnExec(listener));
    assertEquals(ALREADY_ACTIVATED, failure(activation, Kind.ANY_SOCKET).reason());
    OpenDescriptors.close(listener, pair[0], pair[1]);
  }

  @Test
  void aSeqpacketSocketIsDescribedToo() throws Exception {
    int seqpacket = OpenDescriptors.seqpacket();
    InheritedSocket socket = handing(seqpacket).descriptors(NAME).get(0);
    assertEquals(InheritedSocket.Type.SEQPACKET, socket.type());
    OpenDescriptors.close(seqpacket);
  }

  @Test
  void ofAMixtureEachCallTakesItsOwn() throws Exception {
    int[] pair = OpenDescriptors.connection();
    int before = OpenDescriptors.count();
    Activation activation = handing(OpenDescriptors.udp(), OpenDescriptors.tcpListener(), pair[0]);
    ServerSocketChannel listener = channels(activation, Kind.LISTENER, CHANNELS.listeners());
    channels(activation, Kind.CONNECTION, CHANNELS.connections()).close();
    assertEquals(ALREADY_ACTIVATED, failure(activation, Kind.LISTENER).reason());
    assertEquals(WRONG_KIND, failure(activation, Kind.CONNECTION).reason());
    DatagramChannel datagrams = channels(activation, Kind.DATAGRAM, CHANNELS.datagrams());
    assertEquals(ALREADY_ACTIVATED, failure(activation, Kind.DATAGRAM).reason());
    listener.close();
    datagrams.close();
    activation.closeHeld();
    OpenDescriptors.close(pair[1]);
    assertEquals(before - 2, OpenDescriptors.count());
  }

  /** What a descriptor may be, and how a message names it. */
  private enum Given {
    LISTENER("a listening socket at /127.0.0.1:N") {
      @Override
      int open() {
        return OpenDescriptors.tcpListener();
      }
    },
    DATAGRAM("a datagram socket at /127.0.0.1:N") {
      @Override
      int open() {
        return OpenDescriptors.udp();
      }
    },
    UNIX_DATAGRAM(
        "a Unix datagram socket, for which Java has no channel (activateDescriptors gives its number)") {
      @Override
      int open() {
        return OpenDescriptors.unixDatagram();
      }
    },
    SEQPACKET(
        "a seqpacket socket, for which Java has no channel (activateDescriptors gives its number)") {
      @Override
      int open() {
        return OpenDescriptors.seqpacket();
      }
    };

    private final String description;

    Given(String description) {
      this.description = description;
    }

    abstract int open();
  }

  @ParameterizedTest
  @EnumSource
  void theWrongKindStaysOpenForTheRightCall(Given given) {
    for (Kind kind : List.of(Kind.LISTENER, Kind.DATAGRAM, Kind.CONNECTION)) {
      if (given.name().equals(kind.name())) {
        continue;
      }
      int fd = given.open();
      Activation activation = handing(fd);
      int before = OpenDescriptors.count();
      for (int round = 0; round < 2; round++) {
        SocketActivationException e = failure(activation, kind);
        assertEquals(WRONG_KIND, e.reason());
        assertEquals(
            "cannot activate \"Service\": descriptor "
                + fd
                + " is "
                + given.description
                + "; "
                + kind.origin()
                + "; the descriptors stay open",
            String.valueOf(e.getMessage()).replaceFirst("0\\.1:\\d+", "0.1:N"));
      }
      assertEquals(before, OpenDescriptors.count());
      OpenDescriptors.close(fd);
    }
  }

  @Test
  void aDatagramSocketWithoutAPortIsDead() {
    int before = OpenDescriptors.count();
    int unbound = OpenDescriptors.unboundUdp();
    assertEquals(DEAD_SOCKET, failure(handing(unbound), Kind.DATAGRAM).reason());
    assertEquals(before, OpenDescriptors.count());
  }

  @Test
  void anInterruptNeitherLosesSocketsNorIsLost() throws Exception {
    Activation activation = handing(OpenDescriptors.tcpListener());
    Thread.currentThread().interrupt();
    ServerSocketChannel listener = channels(activation, Kind.LISTENER, CHANNELS.listeners());
    assertTrue(Thread.interrupted());
    assertTrue(listener.isOpen());
    listener.close();
  }

  @Test
  void noKindIsAFile() {
    int[] pipe = OpenDescriptors.pipe();
    for (Kind kind : Kind.values()) {
      assertEquals(NOT_A_SOCKET, failure(handing(pipe[0]), kind).reason());
    }
    OpenDescriptors.close(pipe);
  }

  private static <C extends Channel> C channels(
      Activation activation, Kind kind, ChannelFactory<C> factory) throws IOException {
    List<C> channels = activation.channels(NAME, kind, factory);
    assertEquals(1, channels.size());
    return channels.get(0);
  }

  private static Activation handing(int... descriptors) {
    return new Activation(new Once(NAME, descriptors), POSIX);
  }

  private static SocketActivationException failure(Activation activation, Kind kind) {
    ChannelFactory<Channel> none =
        (descriptor, family, peer) -> {
          throw new AssertionError("nothing to open");
        };
    return assertThrows(
        SocketActivationException.class,
        () -> {
          if (kind == Kind.ANY_SOCKET) {
            activation.descriptors(NAME);
          } else {
            activation.channels(NAME, kind, none);
          }
        });
  }
}
