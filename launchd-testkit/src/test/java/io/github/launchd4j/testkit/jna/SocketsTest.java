package io.github.launchd4j.testkit.jna;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.socket.jna.Kernel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Calls at their limits, on Linux and on Darwin's face. */
class SocketsTest {

  @Test
  void aClientThatResetBeforeItWasAcceptedEndsNothing() throws Exception {
    int listener = Sockets.socket(StandardProtocolFamily.INET, Constants.SOCK_STREAM);
    try {
      Sockets.bind(listener, new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Sockets.listen(listener, 16);
      Descriptors.blocking(listener, false);
      InetSocketAddress address = (InetSocketAddress) Sockets.getsockname(listener);
      try (Socket client = new Socket(address.getAddress(), address.getPort())) {
        client.setSoLinger(true, 0);
      }
      OptionalInt accepted = Sockets.accept(listener);
      assertEquals(Kernel.isLinux(), accepted.isPresent(), "on Darwin fcntl(2) fails with EINVAL");
      if (accepted.isPresent()) {
        Descriptors.close(accepted.getAsInt());
      }
      assertEquals(OptionalInt.empty(), Sockets.accept(listener));
    } finally {
      Descriptors.close(listener);
    }
  }

  @Test
  void aUsersGroupsBeginWithTheOneThatIsGiven() throws Exception {
    List<Integer> groups = Accounts.groups("root", 4711);
    assertEquals(4711, groups.get(0));
    assertTrue(groups.size() <= 16, groups::toString);
  }
}
