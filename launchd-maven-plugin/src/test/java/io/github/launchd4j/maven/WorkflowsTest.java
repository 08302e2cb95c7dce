package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The workflows run nothing but what was looked at, and keep no credentials. */
class WorkflowsTest {
  private static final Path WORKFLOWS = Path.of("../.github/workflows");
  private static final Pattern PINNED =
      Pattern.compile("uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");

  @Test
  void everyActionIsNamedByItsCommitWithItsVersion() throws IOException {
    int actions = 0;
    for (String workflow : workflows()) {
      for (String line : workflow.lines().filter(each -> each.contains("uses:")).toList()) {
        String action = line.strip().replaceAll("^- ", "");
        assertTrue(PINNED.matcher(action).matches(), action);
        actions++;
      }
    }
    assertTrue(actions > 5, "only " + actions + ": the workflows have changed their form");
  }

  @Test
  void noCheckoutKeepsItsCredentials() throws IOException {
    for (String workflow : workflows()) {
      assertEquals(
          count("uses: actions/checkout@", workflow),
          count("persist-credentials: false", workflow),
          workflow);
    }
  }

  @Test
  void everyWorkflowBeginsWithoutRightsToWrite() throws IOException {
    for (String workflow : workflows()) {
      assertTrue(workflow.contains("\npermissions:\n  contents: read\n"), workflow);
    }
  }

  private static int count(String text, String in) {
    return in.split(Pattern.quote(text), -1).length - 1;
  }

  private static List<String> workflows() throws IOException {
    List<String> texts = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(WORKFLOWS, "*.yml")) {
      for (Path file : files) {
        texts.add(Files.readString(file));
      }
    }
    return texts;
  }
}
