package io.github.launchd4j.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.agent.JdkServer.Kind;
import io.github.launchd4j.testkit.Commands;
import io.github.launchd4j.testkit.Jdks;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An unmodified server under systemd's own socket activation. */
class SocketActivateIT {
  private static final String COMMAND = "systemd-socket-activate";

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void systemdStartsAServerWhichServesItsSocket(Path jdk) throws Exception {
    assumeTrue(Commands.isOnPath(COMMAND), COMMAND + " is not on the PATH");
    int port = AgentJob.freePort();
    List<String> command = new ArrayList<>(List.of(COMMAND, "-l", "127.0.0.1:" + port));
    command.addAll(
        AgentJob.command(
            jdk, "", List.of(), JdkServer.class, Kind.HTTP.name(), String.valueOf(port)));
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      assertEquals("at /127.0.0.1:" + port, Asking.streamOnceUp(port));
    } finally {
      process.destroy();
      process.waitFor(Asking.PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
  }
}
