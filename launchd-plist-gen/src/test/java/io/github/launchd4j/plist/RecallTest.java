package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.inspect.Table;
import io.github.launchd4j.plist.rule.Findings;
import io.github.launchd4j.plist.rule.Rule;
import io.github.launchd4j.plist.rule.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Each kind of mistake, in members that no table was made from: recall/commands.tsv. */
class RecallTest {

  @TestFactory
  Stream<DynamicTest> each_command_is_found_or_left_alone() throws IOException {
    Path list = Fixtures.MODULE.resolve("src/test/resources/recall/commands.tsv");
    return Files.readAllLines(list).stream()
        .filter(line -> !line.startsWith("#"))
        .map(line -> DynamicTest.dynamicTest(line, () -> check(line.split("\t", -1))));
  }

  private static void check(String[] cells) {
    boolean silent = cells[0].startsWith("-");
    Code code = Code.valueOf(silent ? cells[0].substring(1) : cells[0]);
    List<Finding> findings = Validator.validate(job(List.of(cells).subList(1, cells.length), ""));
    assertEquals(
        !silent, findings.stream().anyMatch(f -> f.code() == code), () -> findings.toString());
  }

  private static byte[] job(List<String> words, String more) {
    String arguments =
        words.stream()
            .map(w -> w.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"))
            .map(w -> "<string>" + w + "</string>")
            .collect(Collectors.joining("\n"));
    return ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<plist version=\"1.0\">\n<dict>\n"
            + "<key>Label</key>\n<string>com.example.web</string>\n<key>ProgramArguments</key>\n"
            + "<array>\n"
            + arguments
            + "\n</array>\n"
            + more
            + "<key>KeepAlive</key>\n<true/>\n</dict>\n</plist>\n")
        .getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void every_row_of_a_table_has_its_cells_and_a_source_and_every_pattern_compiles() {
    assertRows("daemons.tsv", 6, 200);
    assertRows("inetd-servers.tsv", 5, 20);
    assertRows("session-programs.tsv", 3, 20);
    assertRows("linux-paths.tsv", 3, 60);
    for (List<String> row : assertRows("placeholders.tsv", 4, 25)) {
      assertTrue(Pattern.compile(row.get(2)).pattern().length() > 2);
    }
    for (List<String> row : assertRows("versioned-paths.tsv", 4, 30)) {
      assertTrue(Pattern.compile(row.get(0)).pattern().length() > 2);
    }
  }

  private static List<List<String>> assertRows(String table, int cells, int atLeast) {
    List<List<String>> rows = Table.rows(Rules.class, table);
    assertTrue(rows.size() >= atLeast, table + " has " + rows.size() + " rows");
    for (List<String> row : rows) {
      assertEquals(cells, row.size(), row::toString);
      assertTrue(row.get(cells - 1).length() > 2, row::toString);
    }
    return rows;
  }

  @Test
  void a_folder_that_only_looks_like_one_of_launchds_is_told() throws IOException {
    for (String folder :
        List.of(
            "/Users/anna/Library/LaunchDaemons",
            "/Library/LaunchAgents/web",
            "/Library/LaunchDaemon",
            "/Library/StartupItems",
            "/Library/Launch Daemons",
            "/Library/PrivilegedHelperTools")) {
      assertEquals(1, ofFolder(folder).size(), folder);
    }
    for (String folder :
        List.of(
            "/Library/LaunchDaemons",
            "/Library/LaunchAgents",
            "/Users/anna/Library/LaunchAgents",
            "/System/Library/LaunchDaemons",
            "/Users/anna/src/web/LaunchDaemons",
            "/opt/homebrew/opt/web")) {
      assertEquals(List.of(), ofFolder(folder), folder);
    }
  }

  private static List<Finding> ofFolder(String folder) throws IOException {
    Inspection job =
        new Inspection(
            PlistFile.read(job(List.of("/usr/local/bin/web"), "")),
            Optional.of(Path.of(folder, "com.example.web.plist")));
    Rule ignored =
        Rules.all().stream().filter(rule -> rule.code() == Code.LP906).findFirst().orElseThrow();
    return Findings.of(ignored, job);
  }

  /**
   * To read /proc/kmsg takes messages away from whoever reads the kernel's log, or waits for one.
   */
  @Test
  @EnabledOnOs(OS.LINUX)
  void what_the_kernel_makes_up_is_not_read() throws Exception {
    Process sleeping =
        new ProcessBuilder("bash", "-c", "exec -a \"$0\" sleep 60", "#!/usr/bin/env node\n")
            .start();
    try {
      Path made = Path.of("/proc/" + sleeping.pid() + "/cmdline");
      while (!Files.readString(made).startsWith("#!")) {
        Thread.sleep(10);
      }
      byte[] job = job(List.of(made.toString()), "");
      assertFalse(Validator.validate(job).stream().anyMatch(f -> f.code() == Code.LP513));
    } finally {
      sleeping.destroyForcibly().waitFor();
    }
  }

  @Test
  void the_first_line_of_a_script_at_hand_is_read(@TempDir Path folder) throws IOException {
    assertEquals(true, isTold(folder, "#!/usr/bin/env node\n"));
    assertEquals(true, isTold(folder, "#!/usr/bin/env -S deno run\n"));
    assertEquals(true, isTold(folder, "#!/bin/sh\r\necho\r\n"));
    assertEquals(true, isTold(folder, "#! /usr/bin/env bash\r\n"));
    assertEquals(true, isTold(folder, "#!/usr/bin/env php\n"));
    assertEquals(false, isTold(folder, "#!/usr/bin/env bash\n"));
    assertEquals(false, isTold(folder, "#!/bin/sh\necho\n"));
    assertEquals(false, isTold(folder, "\177ELF\n"));
    assertEquals(false, isTold(folder, ""));
  }

  private static boolean isTold(Path folder, String text) throws IOException {
    Path script = Files.writeString(folder.resolve("web"), text);
    return Validator.validate(job(List.of(script.toString()), "")).stream()
        .anyMatch(finding -> finding.code() == Code.LP513);
  }
}
