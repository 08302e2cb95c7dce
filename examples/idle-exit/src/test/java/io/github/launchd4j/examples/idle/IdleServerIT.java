package io.github.launchd4j.examples.idle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.testkit.GeneratedJob;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.LaunchdEmulator;
import io.github.launchd4j.testkit.RoughClients;
import io.github.launchd4j.testkit.activation.IdleLoad;
import io.github.launchd4j.testkit.activation.ProgramRun;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The runs wait more than they work: two at once. */
@Timeout(7_200)
@Execution(ExecutionMode.CONCURRENT)
class IdleServerIT {
  private static final Path PLIST = Path.of(System.getProperty("plist"));

  @TempDir private Path folder = Path.of("");

  static Stream<Arguments> serversOnEachJdk() {
    return Stream.of(IdleServer.class, IdleJetty.class, IdleNetty.class)
        .flatMap(server -> Jdks.homes().map(home -> Arguments.of(server, home)));
  }

  @ParameterizedTest
  @MethodSource("serversOnEachJdk")
  void itEndsWithStatusZeroAndAnotherProcessAnswersTheNextRequest(Class<?> server, Path home)
      throws Exception {
    try (LaunchdEmulator launchd = LaunchdEmulator.start(job(server, home))) {
      InetSocketAddress address = (InetSocketAddress) launchd.addresses("Listeners").get(0);
      long first = TwoRequests.ask(address);
      TwoRequests.awaitEnd(first);
      assertEquals(List.of(new ExitStatus(0, 0)), launchd.awaitExits(1, Duration.ofSeconds(60)));
      assertNotEquals(first, TwoRequests.ask(address));
      assertEquals(2, launchd.starts());
    }
  }

  @ParameterizedTest
  @MethodSource("serversOnEachJdk")
  void noConnectionIsLostAroundTheMomentOfExit(Class<?> server, Path home) throws Exception {
    String idleTime = Duration.ofMillis(IdleLoad.IDLE_MILLIS).toString();
    IdleLoad.Result result = IdleLoad.run(job(server, home, idleTime));
    System.out.println(server.getSimpleName() + ", " + home + ": " + result);
    assertFalse(result.isAnyoneLost(), result::toString);
  }

  @ParameterizedTest
  @MethodSource("io.github.launchd4j.testkit.Jdks#homes")
  void theLoopSurvivesClientsThatResetAndAMomentWithoutDescriptors(Path home) throws Exception {
    BlockingQueue<String> output = new LinkedBlockingQueue<>();
    Job job = RoughClients.withFewDescriptors(job(IdleServer.class, home, "PT20S"));
    try (LaunchdEmulator launchd = LaunchdEmulator.builder(job).output(output::add).start()) {
      InetSocketAddress address = (InetSocketAddress) launchd.addresses("Listeners").get(0);
      RoughClients.reset(address);
      RoughClients.starve(address, output);
      TwoRequests.ask(address);
      assertEquals(1, launchd.starts());
    }
  }

  private Job job(Class<?> server, Path home, String... arguments) throws IOException {
    Job job = GeneratedJob.read(PLIST, home, folder);
    List<String> command = new ArrayList<>(List.of(Jdks.java(home).toString()));
    command.addAll(ProgramRun.QUICK);
    command.addAll(List.of("-cp", System.getProperty("jar"), server.getName()));
    command.addAll(List.of(arguments));
    return Job.from(job.toPropertyList().with("ProgramArguments", PlistArray.ofStrings(command)));
  }
}
