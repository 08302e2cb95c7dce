package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SockProtocol;
import io.github.launchd4j.plist.SockType;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.event.EmulatorEvent.SocketOpened;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sockets of a job that never starts. */
class JobSocketsTest {
  private static final SocketEntry LOOPBACK = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");

  private final Recorded recorded = new Recorded();
  @TempDir private Path folder;

  @Test
  void withoutAFamilyThereIsOneSocketForEachOnTheSamePort() throws Exception {
    List<SocketAddress> addresses = open(SocketEntry.EMPTY.withSockServiceName(0));

    InetSocketAddress v4 = (InetSocketAddress) addresses.get(0);
    InetSocketAddress v6 = (InetSocketAddress) addresses.get(1);
    assertEquals(InetAddress.getByName("0.0.0.0"), v4.getAddress());
    assertEquals(InetAddress.getByName("::"), v6.getAddress());
    assertEquals(v4.getPort(), v6.getPort());
    assertNotEquals(0, v4.getPort());
  }

  @ParameterizedTest
  @CsvSource({"IPV4, 0.0.0.0", "IPV6, ::", "IPV4V6, ::"})
  void aFamilyGivesOneSocket(SockFamily family, String host) throws Exception {
    List<SocketAddress> addresses = open(SocketEntry.tcp(0).withSockFamily(family));

    assertEquals(List.of(InetAddress.getByName(host)), hosts(addresses));
  }

  @Test
  void onlyTheDualStackSocketTakesIpv4Too() throws Exception {
    JobBuilder job =
        job()
            .socket("Dual", SocketEntry.tcp(0).withSockFamily(SockFamily.IPV4V6))
            .socket("Only", SocketEntry.tcp(0).withSockFamily(SockFamily.IPV6));
    try (LaunchdEmulator launchd = recorded.start(job)) {
      Client.connect(v4LoopbackOf(launchd, "Dual")).close();
      assertThrows(IOException.class, () -> Client.connect(v4LoopbackOf(launchd, "Only")).close());
    }
  }

  @Test
  void anArrayOfEntriesGivesAllUnderOneName() throws Exception {
    JobBuilder job =
        job()
            .socket("Listeners", LOOPBACK)
            .socket("Listeners", unix("s", 0600))
            .socket("B", LOOPBACK);
    try (LaunchdEmulator launchd = recorded.start(job)) {
      assertEquals(2, launchd.addresses("Listeners").size());
      assertEquals(1, launchd.addresses("B").size());
      assertEquals(3, recorded.events(SocketOpened.class).size());
      String message =
          assertThrows(IllegalArgumentException.class, () -> launchd.addresses("C")).getMessage();
      assertEquals("com.example.job has no socket \"C\"; it has [Listeners, B]", message);
    }
  }

  @Test
  void aUnixSocketHasItsModeAndReplacesWhatWasThere() throws Exception {
    Path path = Files.writeString(folder.resolve("s"), "left by somebody");
    try (LaunchdEmulator launchd = recorded.start(job().socket("S", unix("s", 0100640)))) {
      assertEquals(0640, (int) Files.getAttribute(path, "unix:mode") & 07777);
      Client.connect(launchd.addresses("S").get(0)).close();
    }
    assertEquals(
        "SockPathName: \"" + path + "\" was a file; it is replaced, as under launchd",
        recorded.events(Notice.class).get(0).message());
  }

  @Test
  void aDatagramStartsTheJob() throws Exception {
    JobBuilder job =
        job()
            .socket("Dns", SocketEntry.udp(0).withSockNodeName("127.0.0.1"))
            .programArguments("/bin/echo");
    try (LaunchdEmulator launchd = recorded.start(job);
        DatagramChannel client = DatagramChannel.open()) {
      client.send(ByteBuffer.allocate(1), launchd.addresses("Dns").get(0));
      launchd.awaitStarts(1, Recorded.PATIENCE);
    }
  }

  @Test
  void aSocketThatIsNotPassiveIsAConnection() throws Exception {
    try (ServerSocketChannel server =
        ServerSocketChannel.open()
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
      int port = ((InetSocketAddress) server.getLocalAddress()).getPort();
      JobBuilder job =
          Recorded.shell("exec head -c 10 <&3 >&3")
              .runAtLoad(true)
              .socket(
                  "Upstream",
                  SocketEntry.tcp(port).withSockNodeName("127.0.0.1").withSockPassive(false));
      try (LaunchdEmulator launchd = recorded.start(job);
          Client connection = new Client(server.accept())) {
        assertEquals("to and fro", connection.echo("to and fro"));
        launchd.awaitExits(1, Recorded.PATIENCE);
      }
    }
  }

  @Test
  void whatComesOnAConnectionStartsTheJob() throws Exception {
    Path path = folder.resolve("s");
    try (ServerSocketChannel server =
        ServerSocketChannel.open(StandardProtocolFamily.UNIX)
            .bind(UnixDomainSocketAddress.of(path))) {
      JobBuilder job =
          Recorded.shell("exec head -c 10 <&3 >&3")
              .socket("Upstream", unix("s", 0600).withSockPassive(false));
      try (LaunchdEmulator launchd = recorded.start(job);
          Client connection = new Client(server.accept())) {
        assertEquals(0, launchd.starts());
        assertEquals("to and fro", connection.echo("to and fro"));
      }
      assertTrue(Files.exists(path), "the server's own");
    }
  }

  @Test
  void aConnectionThatIsRefusedIsSaid() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    SocketEntry entry = SocketEntry.tcp(port).withSockNodeName("127.0.0.1").withSockPassive(false);

    String message = failure(entry);

    assertTrue(message.contains("nothing listens there (ECONNREFUSED, "), message);
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc/net/igmp is Linux's")
  void aMulticastGroupIsJoined() throws Exception {
    SocketEntry entry =
        SocketEntry.udp(0).withSockFamily(SockFamily.IPV4).withMulticastGroup("239.1.2.3");
    try (LaunchdEmulator launchd = recorded.start(job().socket("Mdns", entry))) {
      assertEquals(1, launchd.addresses("Mdns").size());
      String groups = Files.readString(Path.of("/proc/net/igmp"));
      assertTrue(groups.contains("030201EF"), groups);
    } catch (IOException e) {
      assumeFalse(String.valueOf(e.getMessage()).contains("19"), "no interface for multicast");
      throw e;
    }
  }

  @Test
  void twoJobsMayReceiveFromOneGroup() throws Exception {
    SocketEntry entry =
        SocketEntry.udp(0).withSockFamily(SockFamily.IPV4).withMulticastGroup("239.1.2.3");
    try (LaunchdEmulator first = recorded.start(job().socket("Mdns", entry))) {
      int port = ((InetSocketAddress) first.addresses("Mdns").get(0)).getPort();
      try (LaunchdEmulator second =
          recorded.start(job().socket("Mdns", entry.withSockServiceName(port)))) {
        assertEquals(first.addresses("Mdns"), second.addresses("Mdns"));
      }
    } catch (IOException e) {
      assumeFalse(String.valueOf(e.getMessage()).contains("19"), "no interface for multicast");
      throw e;
    }
  }

  @Test
  void aGroupThatIsNoneIsSaid() {
    SocketEntry entry = SocketEntry.udp(0).withSockNodeName("127.0.0.1");

    String message = failure(entry.withMulticastGroup("127.0.0.1"));

    assertTrue(message.contains("\"127.0.0.1\" has no multicast address"), message);
  }

  @Test
  void aPortInUseIsSaidWithItsNumberAndNoSocketStaysOpen() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();
      SocketEntry entry = SocketEntry.tcp(port).withSockNodeName("127.0.0.1");
      JobBuilder job = job().socket("File", unix("s", 0600)).socket("Listeners", entry);

      String message = failure(recorded, job);

      assertTrue(
          message.matches(
              "cannot open socket \"Listeners\" of com\\.example\\.job at 127\\.0\\.0\\.1:"
                  + port
                  + ": address in use \\(EADDRINUSE, (98|48)\\): stop the program that has it, or change"
                  + " SockServiceName; launchd would only log this, and hand a dead descriptor to the job"),
          message);
      assertTrue(Files.notExists(folder.resolve("s")));
    }
  }

  @Test
  void anAddressOfAnotherMachineIsSaid() {
    String message = failure(SocketEntry.tcp(0).withSockNodeName("192.0.2.1"));

    assertTrue(
        message.contains(" at 192.0.2.1:0: not an address of this machine (EADDRNOTAVAIL, "),
        message);
  }

  @Test
  void aMissingFolderIsSaid() {
    String message = failure(unix("none/s", 0600));

    assertTrue(message.contains("no such folder (ENOENT, 2): make it first"), message);
  }

  @Test
  void anEntryThatCannotWorkIsRefusedWithItsReason() {
    assertReason("it has no address", SocketEntry.EMPTY);
    assertReason("\"UDP\" needs SockType \"dgram\"", LOOPBACK.withSockProtocol(SockProtocol.UDP));
    assertReason("no such sockets", LOOPBACK.withSockType(SockType.SEQPACKET));
    assertReason("\"65536\" is neither a port from 0 to 65535", SocketEntry.tcp(65536));
    assertReason("\"nosuch\" is neither a port", LOOPBACK.withSockServiceName("nosuch"));
    assertReason(
        "\"no.such.invalid\" has no address", LOOPBACK.withSockNodeName("no.such.invalid"));
    assertReason("SockFamily \"IPv6\"", LOOPBACK.withSockFamily(SockFamily.IPV6));
    assertReason("is not absolute", SocketEntry.unix("s", 0600));
    assertReason("bytes, more than 103", SocketEntry.unix("/" + "x".repeat(103), 0600));
    assertReason("needs a SockPathName", LOOPBACK.withSockFamily(SockFamily.UNIX));
    assertReason("MulticastGroup needs", LOOPBACK.withMulticastGroup("239.1.2.3"));
  }

  @Test
  void aNameThatSystemdsProtocolCannotCarryIsRefused() {
    Recorded systemd = Recorded.bySystemd();
    assertTrue(failure(systemd, job().socket("a:b", LOOPBACK)).contains("joins names by ':'"));
    assertTrue(failure(systemd, job().socket("a\nb", LOOPBACK)).contains("no control characters"));
  }

  private void assertReason(String reason, SocketEntry entry) {
    String message = failure(entry);
    assertTrue(message.contains(reason), message);
  }

  private String failure(SocketEntry entry) {
    return failure(recorded, job().socket("Listeners", entry));
  }

  private static String failure(Recorded recorded, JobBuilder job) {
    return String.valueOf(
        assertThrows(IOException.class, () -> recorded.start(job).close()).getMessage());
  }

  private List<SocketAddress> open(SocketEntry entry) throws IOException {
    try (LaunchdEmulator launchd = recorded.start(job().socket("Listeners", entry))) {
      return launchd.addresses("Listeners");
    }
  }

  private SocketEntry unix(String name, int mode) {
    return SocketEntry.unix(folder.resolve(name).toString(), mode);
  }

  private static JobBuilder job() {
    return Job.builder("com.example.job").program("/bin/echo");
  }

  private static InetSocketAddress v4LoopbackOf(LaunchdEmulator launchd, String name) {
    InetSocketAddress wildcard = (InetSocketAddress) launchd.addresses(name).get(0);
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), wildcard.getPort());
  }

  private static List<InetAddress> hosts(List<SocketAddress> addresses) {
    return addresses.stream().map(each -> ((InetSocketAddress) each).getAddress()).toList();
  }
}
