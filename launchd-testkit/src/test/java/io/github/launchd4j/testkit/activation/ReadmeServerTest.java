package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.RoughClients;
import java.net.SocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's server; that this file has the README's text, ReadmeTest of the plugin sees to. */
@Timeout(120)
class ReadmeServerTest {
  private static final Path HELLO =
      Path.of("../launchd-maven-plugin/src/it/readme/src/main/java/com/example/Hello.java");

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void itSurvivesClientsThatReset(Path jdk) throws Exception {
    Job job =
        Job.builder("com.example.hello")
            .programArguments(
                List.of(
                    Jdks.java(jdk).toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    HELLO.toRealPath().toString()))
            .socket("Listeners", EmulatorContractTest.entry("tcp", Path.of("")))
            .build();
    try (LaunchdEmulator launchd = LaunchdEmulator.builder(job).output(line -> {}).start()) {
      SocketAddress address = launchd.addresses("Listeners").get(0);
      RoughClients.reset(address);
      assertEquals("Hello\n", ask(address));
      RoughClients.reset(address);
      assertEquals("Hello\n", ask(address));
      assertEquals(1, launchd.starts());
    }
  }

  private static String ask(SocketAddress address) throws Exception {
    try (SocketChannel client = SocketChannel.open(address)) {
      return new String(Channels.newInputStream(client).readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
