package io.github.launchd4j.testkit.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The table of behaviours.txt, tried against the emulator; on a Mac with {@code
 * -Dlaunchd.real=true} against launchd itself, in the domain of the user (written so, not yet run
 * there).
 */
class ConformanceTest {
  private static final boolean REAL = Boolean.getBoolean("launchd.real");

  @TempDir private Path folder;

  @TestFactory
  Stream<DynamicTest> launchdBehavesSo() throws IOException {
    return behaviours().stream()
        .map(
            each ->
                DynamicTest.dynamicTest(
                    "%s [%s] %s".formatted(each.id(), each.grade(), each.says()),
                    () -> tryOut(each)));
  }

  private void tryOut(Behaviour behaviour) throws Exception {
    Path own = Files.createDirectory(folder.resolve(behaviour.id()));
    try (Launchd launchd = REAL ? new Real() : new Emulated(behaviour.throttled(), folder);
        Trial trial = new Trial(behaviour, launchd, own.toRealPath())) {
      trial.run();
    }
  }

  @Test
  void everyBehaviourHasItsOwnNameAGradeAndASource() throws IOException {
    List<Behaviour> all = behaviours();
    assertTrue(all.size() >= 80, () -> all.size() + " behaviours");
    assertEquals(all.size(), all.stream().map(Behaviour::id).distinct().count());
    for (Behaviour each : all) {
      assertTrue(each.grade().matches("[AMTI]"), each::id);
      assertTrue(each.source().length() > 5, each::id);
    }
  }

  static List<Behaviour> behaviours() throws IOException {
    try (InputStream in =
        ConformanceTest.class.getResourceAsStream("/conformance/behaviours.txt")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Behaviour::parse).toList();
    }
  }
}
