package io.github.launchd4j.agent;

import io.github.launchd4j.testkit.Jdks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Command lines with the agent's jar. */
final class AgentJob {
  static final Path JAR = Path.of(System.getProperty("agent.jar", "target/agent.jar"));
  private static final List<String> QUICK = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private AgentJob() {}

  /**
   * A program under the agent.
   *
   * @param options the agent's, with its = if there are any
   */
  static List<String> command(
      Path jdk, String options, List<String> jvm, Class<?> program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Jdks.java(jdk).toString()));
    command.addAll(QUICK);
    command.addAll(jvm);
    command.add("-javaagent:" + JAR + options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  /** By launchd's call, with a name, on each JDK, and by systemd's protocol, without, on one. */
  static Stream<Arguments> onEachJdk(Object kind) {
    return Stream.concat(
        Jdks.homes().map(jdk -> Arguments.of(kind, jdk, "Listeners")),
        Stream.of(Arguments.of(kind, Jdks.own(), "")));
  }

  static int freePort() {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return free.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
