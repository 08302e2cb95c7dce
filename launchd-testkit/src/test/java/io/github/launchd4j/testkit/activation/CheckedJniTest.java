package io.github.launchd4j.testkit.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.testkit.Jdks;
import io.github.launchd4j.testkit.JniWarnings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code -Xcheck:jni} on every JDK at hand. The JVM warns of what JNA does while it loads its
 * library, which is JNA's own; of what is called for this library it has nothing to say.
 */
@Timeout(120)
class CheckedJniTest {
  @TempDir private Path folder = Path.of("");

  static Stream<Path> jdks() {
    return Jdks.homes();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theWayThroughJniGivesNoWarning(Path jdk) throws Exception {
    List<String> output = checked(jdk, List.of(), true);
    assertTrue(
        output.stream().anyMatch(line -> line.contains(JniWarnings.LOADING)),
        "JNA's own warnings are not there: is the JVM checking?");
    assertEquals(List.of(), JniWarnings.ofThisLibrary(output.stream()));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void launchdsCallGivesNoWarning(Path jdk) throws Exception {
    assertEquals(List.of(), JniWarnings.ofThisLibrary(checked(jdk, List.of(), false).stream()));
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void theWayThroughAnOpenPackageGivesNoWarning(Path jdk) throws Exception {
    List<String> output =
        checked(jdk, List.of("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED"), true);
    assertEquals(List.of(), JniWarnings.ofThisLibrary(output.stream()));
  }

  /** Makes each kind of channel, and uses it. */
  private List<String> checked(Path jdk, List<String> options, boolean systemd) throws Exception {
    List<String> all = new ArrayList<>(options);
    all.add("-Xcheck:jni");
    if (Jdks.feature(jdk) >= 24) {
      all.add("--enable-native-access=ALL-UNNAMED");
    }
    Job job =
        Job.builder("com.example.checked")
            .programArguments(
                ProgramRun.command(
                    jdk, all, "diagnose:", "Web", "activateDatagrams:Dns", "Local", "Web"))
            .runAtLoad(true)
            .socket("Web", EmulatorContractTest.entry("tcp", folder))
            .socket("Dns", EmulatorContractTest.entry("udp", folder))
            .socket("Local", EmulatorContractTest.entry("unix", folder))
            .build();
    List<String> lines = ProgramRun.emulated(job, systemd);
    assertTrue(lines.contains(ActivatingProgram.END), () -> String.join("\n", lines));
    assertFalse(lines.stream().anyMatch(line -> line.startsWith("FATAL")), lines::toString);
    return lines;
  }
}
