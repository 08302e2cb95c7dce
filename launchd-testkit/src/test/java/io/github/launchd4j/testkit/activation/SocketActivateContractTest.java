package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.socket.contract.ActivationContract;
import io.github.launchd4j.testkit.Commands;
import io.github.launchd4j.testkit.Jdks;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract under systemd's own socket activation. */
class SocketActivateContractTest extends ActivationContract {
  private static final String COMMAND = "systemd-socket-activate";

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void commandIsThere() {
    assumeTrue(Commands.isOnPath(COMMAND), COMMAND + " is not on the PATH");
  }

  @Override
  protected List<String> outcomes(Map<String, List<String>> sockets, List<String> calls)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(COMMAND));
    List<String> names = new ArrayList<>();
    List<SocketAddress> addresses = new ArrayList<>();
    boolean datagrams = sockets.values().stream().anyMatch(kinds -> kinds.contains("udp"));
    sockets.forEach(
        (name, kinds) -> {
          for (String kind : kinds) {
            SocketAddress address = address(kind);
            names.add(name);
            addresses.add(address);
            command.addAll(List.of("-l", text(address)));
          }
        });
    command.add("--fdname=" + String.join(":", names));
    if (datagrams) {
      command.add("--datagram");
    }
    command.addAll(ProgramRun.command(Jdks.own(), List.of(), calls.toArray(String[]::new)));
    Thread knocking = new Thread(() -> knock(addresses.get(0), datagrams));
    knocking.start();
    ProgramRun run = ProgramRun.of("exec \"$@\"", command, Map.of(), folder);
    knocking.interrupt();
    knocking.join();
    return run.lines().stream().map(ProgramRun::outcome).toList();
  }

  private SocketAddress address(String kind) {
    if (kind.equals("unix")) {
      return UnixDomainSocketAddress.of(folder.resolve("s"));
    }
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), free.getLocalPort());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static String text(SocketAddress address) {
    return address instanceof InetSocketAddress ip
        ? "127.0.0.1:" + ip.getPort()
        : address.toString();
  }

  /** The first connection or packet starts the program. */
  private static void knock(SocketAddress address, boolean datagram) {
    for (int i = 0; i < 3_000; i++) {
      try {
        Thread.sleep(20);
        if (datagram) {
          knockByPacket(address);
        } else {
          SocketChannel.open(address).close();
          return;
        }
      } catch (IOException e) {
        if (datagram) {
          return; // the program has gone
        }
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private static void knockByPacket(SocketAddress address) throws IOException {
    try (DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET)) {
      channel.connect(address);
      channel.write(ByteBuffer.wrap(new byte[] {1}));
    }
  }
}
