package io.github.launchd4j.socket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.socket.SocketActivationException.Reason;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sockets through the front door, in this very process. */
class HandoverTest {
  private static final String NAME = "HandoverTest";

  private int listener;
  private int udp;
  private int before;

  /** Whatever the JVM and JNA open once, they open before anything is counted. */
  @BeforeAll
  static void warmUp() throws Exception {
    int fd = OpenDescriptors.tcpListener();
    try (Handover handover = Handover.of(NAME, List.of(fd))) {
      SocketChannel.open(LaunchdSockets.activate(NAME).get(0).getLocalAddress()).close();
      assertFalse(handover.leftOpen().isEmpty());
    }
    OpenDescriptors.close(fd);
  }

  @BeforeEach
  void open() {
    listener = OpenDescriptors.tcpListener();
    udp = OpenDescriptors.udp();
    before = OpenDescriptors.count();
  }

  @AfterEach
  void nothingIsLeftOpenAndTheCallersDescriptorsAreUntouched() {
    assertEquals(before, OpenDescriptors.count());
    OpenDescriptors.close(listener, udp);
  }

  @Test
  void theProgramGetsAListenerThatServes() throws Exception {
    try (Handover handover = Handover.of(NAME, List.of(listener))) {
      try (ServerSocketChannel activated = LaunchdSockets.activate(NAME).get(0);
          SocketChannel client = SocketChannel.open(activated.getLocalAddress());
          SocketChannel accepted = activated.accept()) {
        assertEquals(client.getLocalAddress(), accepted.getRemoteAddress());
        assertEquals(List.of(activated), handover.leftOpen());
      }
      assertEquals(List.of(), handover.leftOpen());
    }
  }

  @Test
  void aSecondCallFailsAsUnderLaunchd() throws Exception {
    try (Handover handover = Handover.of(NAME, List.of(listener));
        ServerSocketChannel first = LaunchdSockets.activate(NAME).get(0)) {
      assertEquals(Reason.ALREADY_ACTIVATED, reason(() -> LaunchdSockets.activate(NAME)));
      assertEquals(List.of(first), handover.leftOpen());
    }
  }

  @Test
  void theNameIsFreeAgainAfterwards() throws Exception {
    for (int i = 0; i < 3; i++) {
      try (Handover handover = Handover.of(NAME, List.of(listener))) {
        assertEquals(1, LaunchdSockets.activate(NAME).size());
        assertEquals(1, handover.leftOpen().size());
      }
      assertEquals(Reason.NOT_MANAGED, reason(() -> LaunchdSockets.activate(NAME)));
    }
  }

  @Test
  void kindsAreToldApartAndWhatNobodyAskedForIsTakenBack() throws Exception {
    try (Handover handover = Handover.of(NAME, List.of(listener, udp));
        DatagramChannel datagrams = LaunchdSockets.activateDatagrams(NAME).get(0)) {
      assertTrue(datagrams.isOpen());
      assertEquals(Reason.WRONG_KIND, reason(() -> LaunchdSockets.activateConnections(NAME)));
      assertEquals(List.of(datagrams), handover.leftOpen());
    }
  }

  @Test
  void aBareDescriptorIsTheProgramsToClose() throws Exception {
    Handover handover = Handover.of(NAME, List.of(listener));
    InheritedSocket bare = LaunchdSockets.activateDescriptors(NAME).get(0);
    handover.close();
    assertTrue(OpenDescriptors.isOpen(bare.descriptor()));
    OpenDescriptors.close(bare.descriptor());
  }

  @Test
  void namesDoNotDisturbOneAnother() throws Exception {
    Handover one = Handover.of(NAME, List.of(listener));
    try (Handover other = Handover.of(NAME + "Udp", List.of(udp))) {
      LaunchdSockets.activateDatagrams(NAME + "Udp");
      one.close();
      assertEquals(1, other.leftOpen().size());
    }
  }

  @Test
  void aNameThatIsHandedOverIsRefused() throws Exception {
    try (Handover handover = Handover.of(NAME, List.of(listener))) {
      assertThrows(IllegalStateException.class, () -> Handover.of(NAME, List.of(udp)));
      assertEquals(1, LaunchdSockets.activate(NAME).size());
      assertEquals(1, handover.leftOpen().size());
    }
  }

  @Test
  void whatIsNotOpenIsRefusedAndTheOthersAreClosed() {
    assertThrows(IOException.class, () -> Handover.of(NAME, List.of(listener, 1 << 19)));
  }

  @Test
  void takingBackEndsAnAcceptThatWaits() throws Exception {
    ExecutorService program = Executors.newSingleThreadExecutor();
    Handover handover = Handover.of(NAME, List.of(listener));
    try {
      ServerSocketChannel activated = LaunchdSockets.activate(NAME).get(0);
      Future<SocketChannel> accepted = program.submit(activated::accept);
      try (SocketChannel client = SocketChannel.open(activated.getLocalAddress())) {
        accepted.get().close(); // the thread is there
        assertTrue(client.isConnected());
      }
      Future<SocketChannel> waiting = program.submit(activated::accept);
      handover.close();
      ExecutionException e = assertThrows(ExecutionException.class, waiting::get);
      assertTrue(e.getCause() instanceof ClosedChannelException, () -> "" + e.getCause());
      assertFalse(activated.isOpen());
    } finally {
      program.shutdown();
    }
  }

  private interface Call {
    Object run() throws Exception;
  }

  private static Reason reason(Call call) {
    return assertThrows(SocketActivationException.class, call::run).reason();
  }
}
