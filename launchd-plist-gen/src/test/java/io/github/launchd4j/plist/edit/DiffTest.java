package io.github.launchd4j.plist.edit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiffTest {

  @Test
  void far_changes_are_shown_apart_and_near_ones_together() {
    List<String> lines = new ArrayList<>(IntStream.range(1, 31).mapToObj(i -> i + "\n").toList());
    String before = String.join("", lines);
    lines.set(4, "five\n");
    lines.remove(10);
    lines.add(25, "new");
    assertEquals(
        """
        --- a/f
        +++ b/f
        @@ -2,13 +2,12 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
         9
         10
        -11
         12
         13
         14
        @@ -24,7 +23,7 @@
         24
         25
         26
        -27
        +new27
         28
         29
         30
        """,
        Diff.unified("f", before, String.join("", lines)));
  }

  @Test
  void equal_texts_have_none() {
    assertEquals("", Diff.unified("f", "a", "a"));
  }

  @Test
  void patch_makes_the_one_text_of_the_other(@TempDir Path folder) throws Exception {
    assumeTrue(
        Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(path -> Files.isExecutable(Path.of(path, "patch"))),
        "needs patch");
    Random random = new Random(7);
    for (int i = 0; i < 50; i++) {
      String before = text(random);
      String after = text(random);
      Path file = Files.writeString(folder.resolve("f"), before);
      patch(folder, Diff.unified("f", before, after));
      assertEquals(after, Files.readString(file));
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder("first\n");
    for (int i = random.nextInt(30); i > 0; i--) {
      text.append("abc".charAt(random.nextInt(3))).append(random.nextInt(9) == 0 ? "" : "\n");
    }
    return text.toString();
  }

  private static void patch(Path folder, String diff) throws IOException, InterruptedException {
    Path file = Files.writeString(folder.resolve("f.diff"), diff);
    if (!diff.isEmpty()) {
      Process patch =
          new ProcessBuilder("patch", "-s", "-p1", "-i", file.toString())
              .directory(folder.toFile())
              .inheritIO()
              .start();
      assertEquals(0, patch.waitFor(), diff);
    }
  }
}
