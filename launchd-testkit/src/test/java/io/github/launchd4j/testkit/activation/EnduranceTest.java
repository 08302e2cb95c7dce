package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.testkit.Jdks;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Many activations in one process, through JNA and the native stand-in. {@code
 * -Dactivation.cycles=100000} for long.
 */
@Timeout(600)
class EnduranceTest {
  private static final int CYCLES = Integer.getInteger("activation.cycles", 4_000);

  /**
   * Room for what the JIT compiler does in the meantime: of 100,000 cycles, half a kilobyte each
   * would show.
   */
  private static final long MOST_GROWTH_KIB = 24 * 1024;

  /** Room for what the JVM opens once, at a time of its own choice: a leak is of thousands. */
  private static final int MOST_MORE_DESCRIPTORS = 4;

  private static Path library = Path.of("");

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void build() throws Exception {
    library = NativeStandin.build();
  }

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void descriptorsAndMemoryLevelOff(Path jdk) throws Exception {
    assumeTrue(
        Path.of("/proc/self/status").toFile().exists(),
        "only Linux tells by /proc what is resident");
    List<String> heap = List.of("-Xms32m", "-Xmx32m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");
    List<String> lines = run(jdk, heap, Map.of(), "cycles", Integer.toString(CYCLES));
    System.out.println(
        jdk + ": descriptors and KiB resident at each quarter of " + CYCLES + " cycles: " + lines);
    List<Integer> descriptors =
        lines.stream().map(line -> Integer.parseInt(line.split("\t", -1)[0])).toList();
    List<Long> resident =
        lines.stream().map(line -> Long.parseLong(line.split("\t", -1)[1])).toList();
    assertTrue(descriptors.get(3) - descriptors.get(1) <= MOST_MORE_DESCRIPTORS, lines::toString);
    long growth = resident.get(3) - resident.get(1);
    assertTrue(
        growth < MOST_GROWTH_KIB, () -> "KiB more in the second half: " + growth + " of " + lines);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void ofSixtyFourThreadsExactlyOneWinsEachRound(Path jdk) throws Exception {
    assertEquals(Collections.nCopies(200, "1"), run(jdk, List.of(), Map.of(), "race", "200", "64"));
  }

  private List<String> run(
      Path jdk, List<String> options, Map<String, String> more, String... arguments)
      throws Exception {
    Map<String, String> environment = new HashMap<>(more);
    environment.put("LAUNCHD_STANDIN", "*=tcp4,tcp4");
    environment.put("LD_PRELOAD", library.toString());
    environment.put("XPC_SERVICE_NAME", "com.example.endurance");
    List<String> command = ProgramRun.command(EnduringProgram.class, jdk, options, arguments);
    return ProgramRun.of("exec \"$@\"", command, environment, folder).lines();
  }
}
