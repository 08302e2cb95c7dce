package io.github.launchd4j.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class LaunchctlErrorTest {

  @Test
  void theGuideHasTheSameNumbersCausesAndCures() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "installing.md"));
    List<String> inGuide = guide.lines().filter(line -> line.matches("### \\d+")).toList();
    assertEquals(
        LaunchctlError.all().stream().map(error -> "### " + error.number()).toList(), inGuide);
    for (LaunchctlError error : LaunchctlError.all()) {
      String section = guide.substring(guide.indexOf("### " + error.number() + "\n"));
      StringBuilder wanted = new StringBuilder("### " + error.number() + "\n\n");
      wanted.append(sentence(error.meaning())).append("\n\n| cause | cure |\n|---|---|\n");
      error
          .causes()
          .forEach(each -> wanted.append("| " + each.cause() + " | " + each.cure() + " |\n"));
      assertTrue(section.startsWith(wanted + "\n"), () -> "docs/installing.md lacks\n" + wanted);
    }
  }

  @Test
  void everyNumberHasACause() {
    for (LaunchctlError error : LaunchctlError.all()) {
      assertFalse(error.causes().isEmpty(), error.toString());
      assertEquals(error, LaunchctlError.of(error.number()).orElseThrow());
    }
    assertTrue(LaunchctlError.of(0).isEmpty());
  }

  private static String sentence(String words) {
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ".";
  }
}
