package io.github.launchd4j.socket;

import static io.github.launchd4j.socket.SocketActivationException.Reason.ALREADY_ACTIVATED;
import static io.github.launchd4j.socket.SocketActivationException.Reason.CLOSED_DESCRIPTOR;
import static io.github.launchd4j.socket.SocketActivationException.Reason.DEAD_SOCKET;
import static io.github.launchd4j.socket.SocketActivationException.Reason.NOT_A_SOCKET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.socket.jdk.JdkChannels;
import io.github.launchd4j.socket.jna.Posix;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real descriptors of this process, handed over by a source that is a list. */
class ActivationTest {
  private static final String NAME = "Listeners";
  private static final Posix POSIX = Posix.load();
  private static final JdkChannels CHANNELS = new JdkChannels(POSIX);

  /** Whatever the JVM and JNA open once, they open before anything is counted. */
  @BeforeAll
  static void warmUp() throws Exception {
    listenersBecomeTheJdksOwnChannels();
    try (Selector selector = Selector.open()) {
      assertTrue(selector.isOpen());
    }
  }

  @Test
  void aListenerIsTheJdksOwnChannelAndServes() throws Exception {
    listenersBecomeTheJdksOwnChannels();
  }

  private static void listenersBecomeTheJdksOwnChannels() throws Exception {
    int fd = OpenDescriptors.tcpListener();
    OpenDescriptors.makeNonBlocking(fd);
    try (ServerSocketChannel listener = activate(fd).get(0);
        ServerSocketChannel ordinary = ServerSocketChannel.open()) {
      assertEquals(ordinary.getClass(), listener.getClass());
      assertTrue(listener.isBlocking());
      assertTrue(OpenDescriptors.isNonBlocking(fd), "the flag is shared with every other holder");
      assertTrue(OpenDescriptors.isCloseOnExec(fd));
      assertInstanceOf(InetSocketAddress.class, listener.getLocalAddress());
      assertEquals("hello", exchange(listener));
    }
  }

  @Test
  void aUnixListenerServesAndItsFileStays(@TempDir Path folder) throws Exception {
    Path path = folder.resolve("s");
    try (ServerSocketChannel listener = activate(OpenDescriptors.unixListener(path)).get(0)) {
      assertEquals(UnixDomainSocketAddress.of(path), listener.getLocalAddress());
      assertEquals("hello", exchange(listener));
    }
    assertTrue(Files.exists(path), "the file belongs to the manager");
  }

  @Test
  void aSelectorTakesTheChannel() throws Exception {
    try (ServerSocketChannel listener = activate(OpenDescriptors.tcpListener()).get(0);
        Selector selector = Selector.open()) {
      listener.configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
      try (SocketChannel client = SocketChannel.open(listener.getLocalAddress())) {
        assertEquals(1, selector.select());
        try (SocketChannel accepted = listener.accept()) {
          assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
        }
      }
    }
  }

  @Test
  void closingTheChannelClosesItsDescriptorOnce() throws Exception {
    int before = OpenDescriptors.count();
    Activation activation = handing(OpenDescriptors.tcpListener());
    ServerSocketChannel listener = listeners(activation).get(0);
    assertEquals(before + 2, OpenDescriptors.count());
    listener.close();
    listener.close();
    assertEquals(before + 1, OpenDescriptors.count());
    activation.closeHeld();
    assertEquals(before, OpenDescriptors.count());
  }

  @Test
  void aNameWhoseChannelsAreOpenIsNotGivenAgain() throws Exception {
    Activation activation = handing(OpenDescriptors.tcpListener(), OpenDescriptors.tcpListener());
    List<ServerSocketChannel> listeners = listeners(activation);
    int before = OpenDescriptors.count();
    assertEquals(ALREADY_ACTIVATED, failure(activation).reason());
    listeners.get(0).close();
    assertEquals(ALREADY_ACTIVATED, failure(activation).reason());
    assertEquals(before - 1, OpenDescriptors.count());
    listeners.get(1).close();
    activation.closeHeld();
  }

  @Test
  void aServerMayStopAndStartOnTheSameSocket() throws Exception {
    Activation activation = handing(OpenDescriptors.tcpListener());
    SocketAddress address = null;
    for (int round = 0; round < 3; round++) {
      try (ServerSocketChannel listener = listeners(activation).get(0)) {
        assertEquals(
            address == null ? listener.getLocalAddress() : address, listener.getLocalAddress());
        address = listener.getLocalAddress();
        assertEquals("hello", exchange(listener));
      }
    }
    activation.closeHeld();
  }

  @Test
  void aClientThatComesBetweenStopAndStartIsServed() throws Exception {
    Activation activation = handing(OpenDescriptors.tcpListener());
    ServerSocketChannel first = listeners(activation).get(0);
    SocketAddress address = first.getLocalAddress();
    first.close();
    try (SocketChannel client = SocketChannel.open(address);
        ServerSocketChannel second = listeners(activation).get(0);
        SocketChannel accepted = second.accept()) {
      assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
    }
    activation.closeHeld();
  }

  @Test
  void aFileIsNoSocketAndStays() {
    int[] pipe = OpenDescriptors.pipe();
    Activation activation = handing(pipe[0]);
    for (int round = 0; round < 2; round++) {
      SocketActivationException e = failure(activation);
      assertEquals(NOT_A_SOCKET, e.reason());
      assertEquals(
          "cannot activate \"Listeners\": descriptor "
              + pipe[0]
              + " is a file, a pipe or the like (open it as /dev/fd/"
              + pipe[0]
              + "); a listening one has SockType stream in the job's plist (systemd:"
              + " ListenStream= in the .socket unit); the descriptors stay open",
          e.getMessage());
    }
    OpenDescriptors.close(pipe);
  }

  @Test
  void aSocketThatDoesNotListenIsDead() {
    int before = OpenDescriptors.count();
    int dead = OpenDescriptors.tcpBound();
    Activation activation = handing(dead);
    SocketActivationException e = failure(activation);
    assertEquals(DEAD_SOCKET, e.reason());
    assertEquals(
        "cannot activate \"Listeners\": descriptor "
            + dead
            + " is a stream socket that does not listen; the address was in use or did not exist when the job was loaded:"
            + " free it, then launchctl bootout and bootstrap the job (systemd: restart the .socket unit)",
        e.getMessage());
    assertEquals(before, OpenDescriptors.count());
    assertEquals(DEAD_SOCKET, failure(activation).reason());
  }

  @Test
  void aUnixSocketThatDoesNotListenIsDeadToo(@TempDir Path folder) {
    int bound = OpenDescriptors.unixBound(folder.resolve("s"));
    assertEquals(DEAD_SOCKET, failure(handing(bound)).reason());
    assertFalse(OpenDescriptors.isOpen(bound));
  }

  @Test
  void allDescriptorsOfTheSourceAreCloseOnExecAlsoThoseNobodyAskedFor() throws Exception {
    int asked = OpenDescriptors.tcpListener();
    int unasked = OpenDescriptors.tcpListener();
    assertFalse(OpenDescriptors.isCloseOnExec(unasked));
    Once source =
        new Once(NAME, asked) {
          @Override
          public List<Integer> all() {
            return List.of(asked, unasked, 1_000_000);
          }
        };
    Activation activation = new Activation(source, POSIX);
    listeners(activation).get(0).close();
    assertTrue(OpenDescriptors.isCloseOnExec(unasked));
    activation.closeHeld();
    OpenDescriptors.close(unasked);
  }

  @Test
  void deadSocketsDoNotTakeTheLivingWithThem() throws Exception {
    int dead = OpenDescriptors.tcpBound();
    Activation activation =
        handing(OpenDescriptors.tcpListener(), dead, -1, OpenDescriptors.tcpListener());
    List<ServerSocketChannel> listeners = listeners(activation);
    assertEquals(2, listeners.size());
    for (ServerSocketChannel each : listeners) {
      assertEquals("hello", exchange(each));
      each.close();
    }
    activation.closeHeld();
    assertFalse(OpenDescriptors.isOpen(dead));
  }

  @Test
  void minusOneIsADeadSocket() {
    assertEquals(DEAD_SOCKET, failure(handing(-1)).reason());
  }

  @Test
  void aClosedDescriptorIsTold() {
    int before = OpenDescriptors.count();
    int promised = 1_000_000;
    SocketActivationException e = failure(handing(promised));
    assertEquals(CLOSED_DESCRIPTOR, e.reason());
    assertEquals(OptionalInt.of(9), e.errorNumber());
    assertEquals(
        "cannot activate \"Listeners\": descriptor "
            + promised
            + " is not open (EBADF, 9); something between the service manager and java closed it",
        e.getMessage());
    assertEquals(before, OpenDescriptors.count());
  }

  @Test
  void aFailureNeverClosesWhatIsNoSocket() {
    int[] pipe = OpenDescriptors.pipe();
    assertEquals(NOT_A_SOCKET, failure(handing(pipe[0], -1)).reason());
    assertTrue(OpenDescriptors.isOpen(pipe[0]), "a number that was never ours may be the JVM's");
    OpenDescriptors.close(pipe);
  }

  @Test
  void ofManyThreadsExactlyOneGetsTheSockets() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(16);
    try {
      for (int round = 0; round < 50; round++) {
        int before = OpenDescriptors.count();
        Activation activation = handing(OpenDescriptors.tcpListener());
        List<ServerSocketChannel> winners = new CopyOnWriteArrayList<>();
        List<Callable<Boolean>> calls = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
          calls.add(() -> wins(activation, winners));
        }
        for (Future<Boolean> each : threads.invokeAll(calls)) {
          each.get();
        }
        assertEquals(1, winners.size());
        winners.get(0).close();
        activation.closeHeld();
        assertEquals(before, OpenDescriptors.count());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static boolean wins(Activation activation, List<ServerSocketChannel> winners)
      throws IOException {
    try {
      winners.addAll(listeners(activation));
      return true;
    } catch (SocketActivationException e) {
      assertEquals(ALREADY_ACTIVATED, e.reason());
      return false;
    }
  }

  private static List<ServerSocketChannel> activate(int... descriptors) throws IOException {
    return listeners(handing(descriptors));
  }

  private static List<ServerSocketChannel> listeners(Activation activation) throws IOException {
    return activation.channels(NAME, Kind.LISTENER, CHANNELS.listeners());
  }

  private static Activation handing(int... descriptors) {
    return new Activation(new Once(NAME, descriptors), POSIX);
  }

  private static SocketActivationException failure(Activation activation) {
    return assertThrows(SocketActivationException.class, () -> listeners(activation));
  }

  private static String exchange(ServerSocketChannel listener) throws IOException {
    SocketAddress address = listener.getLocalAddress();
    try (SocketChannel client = SocketChannel.open(address);
        SocketChannel accepted = listener.accept()) {
      accepted.write(ByteBuffer.wrap("hello".getBytes(StandardCharsets.UTF_8)));
      accepted.shutdownOutput();
      ByteBuffer answer = ByteBuffer.allocate(16);
      while (client.read(answer) >= 0) {
        // until the end
      }
      return new String(answer.array(), 0, answer.position(), StandardCharsets.UTF_8);
    }
  }
}
