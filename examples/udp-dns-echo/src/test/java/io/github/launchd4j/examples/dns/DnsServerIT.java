package io.github.launchd4j.examples.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.testkit.GeneratedJob;
import io.github.launchd4j.testkit.LaunchdEmulator;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(120)
class DnsServerIT {
  private static final Path PLIST = Path.of(System.getProperty("plist"));

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void itIsStartedByAQueryAndAnswersIt(Path home) throws Exception {
    try (LaunchdEmulator launchd = start(home)) {
      InetSocketAddress server = (InetSocketAddress) launchd.addresses("Dns").get(0);
      assertEquals("hello.example. 60 IN A 127.0.0.1", OneQuery.ask(server, "hello.example"));
      assertEquals("Hello.EXAMPLE. 60 IN A 127.0.0.1", OneQuery.ask(server, "Hello.EXAMPLE"));
      assertEquals("other.example. has no answer: code 5", OneQuery.ask(server, "other.example"));
      assertEquals(1, launchd.starts());
    }
  }

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void noMessageEndsIt(Path home) throws Exception {
    try (LaunchdEmulator launchd = start(home)) {
      InetSocketAddress server = (InetSocketAddress) launchd.addresses("Dns").get(0);
      byte[] query = OneQuery.query((short) 7, "hello.example");
      try (DatagramSocket socket = new DatagramSocket()) {
        for (byte[] unanswered : List.of(new byte[0], Arrays.copyOf(query, 11), answer(query))) {
          socket.send(new DatagramPacket(unanswered, unanswered.length, server));
        }
      }
      for (int length = 12; length < query.length; length++) {
        ByteBuffer answer = OneQuery.exchange(server, Arrays.copyOf(query, length));
        assertEquals(7, answer.getShort(0));
        assertEquals(1, answer.getShort(2) & 0x000F, "code of a query cut to " + length);
      }
      assertEquals("hello.example. 60 IN A 127.0.0.1", OneQuery.ask(server, "hello.example"));
      assertEquals(1, launchd.starts());
    }
  }

  private static byte[] answer(byte[] query) {
    byte[] answer = query.clone();
    answer[2] = (byte) 0x80;
    return answer;
  }

  private LaunchdEmulator start(Path home) throws Exception {
    return LaunchdEmulator.start(GeneratedJob.read(PLIST, home, folder));
  }
}
