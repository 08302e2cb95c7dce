package io.github.launchd4j.plist.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.finding.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where the file is looked for. What it says is tested by the command line. */
class ConfigurationTest {

  @TempDir private Path top = Path.of("");
  private Path inner = Path.of("");

  @BeforeEach
  void folders() throws IOException {
    inner = Files.createDirectories(top.resolve("project/jobs/web"));
  }

  @Test
  void the_folder_itself_comes_first() throws IOException {
    disable(top.resolve("project"), "LP105");
    disable(inner, "LP203");
    Files.createDirectory(top.resolve("project/.git"));
    assertEquals(Set.of(Code.LP203), Configuration.in(inner).disabled());
  }

  @Test
  void a_folder_above_counts_inside_a_repository() throws IOException {
    disable(top.resolve("project"), "LP105");
    assertEquals(Configuration.NONE, Configuration.in(inner), "not yet a repository");
    Files.createFile(top.resolve("project/.git")); // a file in a worktree
    assertEquals(Set.of(Code.LP105), Configuration.in(inner).disabled());
  }

  @Test
  void a_folder_above_the_repository_does_not_count() throws IOException {
    disable(top, "LP105");
    Files.createDirectory(top.resolve("project/.git"));
    assertEquals(Configuration.NONE, Configuration.in(inner));
  }

  @Test
  void without_a_repository_only_the_folder_itself_counts() throws IOException {
    disable(inner, "LP203");
    assertEquals(Set.of(Code.LP203), Configuration.in(inner).disabled());
  }

  private static void disable(Path folder, String code) throws IOException {
    Files.writeString(folder.resolve(Configuration.FILE), "disable = " + code + "\n");
  }
}
