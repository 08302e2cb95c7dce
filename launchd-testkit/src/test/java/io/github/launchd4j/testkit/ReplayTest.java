package io.github.launchd4j.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How public projects install, update and remove their jobs, with the launchctl commands of their
 * sources (replay/*.sh). What becomes of it is a table in docs/testing.md, which {@code
 * -Dgolden.bless=true} rewrites.
 */
class ReplayTest {
  private static final Path SCRIPTS = Path.of("src/test/resources/replay");
  private static final Path PAGE = Path.of("../docs/testing.md");
  private static final String BEGIN = "<!-- what the replays do -->\n";
  private static final String END = "<!-- end of the replays -->\n";
  private static final String LABEL = "com.example.replay";
  // Longer than any script that does not wait for the end of the job.
  private static final int DRAINING_SECONDS = 3;
  private static final String JOB =
      "trap 'while ! [ -e go ]; do sleep 0.02; done; exit' TERM; : >up; while :; do sleep 0.02; done";

  @TempDir private Path folder = Path.of("");

  @Test
  void thePageSaysWhatBecomesOfEachProject() throws Exception {
    LaunchdControl.launchctl(folder.resolve("bin"), socket());
    write("old");
    write("new");
    StringBuilder table =
        new StringBuilder(
            """
            | project | its update | leaves, on macOS 26 | on macOS 15 | its removal leaves, on macOS 15 |
            |---|---|---|---|---|
            """);
    try (Stream<Path> scripts = Files.list(SCRIPTS)) {
      for (Path script : scripts.sorted().toList()) {
        table.append(row(script.toAbsolutePath()));
      }
    }
    String page = Files.readString(PAGE);
    String blessed =
        page.substring(0, page.indexOf(BEGIN) + BEGIN.length())
            + table
            + page.substring(page.indexOf(END));
    if (Boolean.getBoolean("golden.bless")) {
      assertFalse(System.getenv().containsKey("CI"), "expectations are not blessed under CI");
      Files.writeString(PAGE, blessed);
      page = blessed;
    }
    assertEquals(page, blessed);
  }

  private String row(Path script) throws Exception {
    return "| %s | %s | %s | %s | %s |\n"
        .formatted(
            comment(script, "project"),
            comment(script, "update"),
            run(script, 26, "update"),
            run(script, 15, "update"),
            run(script, 15, "remove"));
  }

  private static String comment(Path script, String key) throws IOException {
    String start = "# " + key + ": ";
    return Files.readAllLines(script).stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()))
        .findFirst()
        .orElseThrow();
  }

  /** Installs the old job, and updates to the new one or removes it while the old one drains. */
  private String run(Path script, int macOs, String what) throws Exception {
    for (String each : List.of("go", "up", LABEL + ".plist")) {
      Files.deleteIfExists(folder.resolve(each));
    }
    try (LaunchdDomain domain = LaunchdDomain.builder().macOs(macOs).control(socket()).start()) {
      assertEquals(0, start(script, "install", "old").waitFor(), "install");
      while (Files.notExists(folder.resolve("up"))) {
        Thread.sleep(5);
      }
      int status = await(start(script, what, "new"));
      while (isLeaving(domain)) {
        Thread.sleep(5);
      }
      return outcome(domain.service(LABEL)) + (status == 0 ? "" : ", exit " + status);
    }
  }

  private static boolean isLeaving(LaunchdDomain domain) {
    return domain.services().stream()
        .anyMatch(each -> domain.jobs().isLeaving(each.loaded().definition().target()));
  }

  private static String outcome(Optional<LaunchdService> service) {
    return service
        .map(each -> each.job().programArguments().contains("new") ? "new job" : "old job")
        .orElse("none");
  }

  /** Lets the job end when the script has, or waits for it. */
  private int await(Process process) throws Exception {
    boolean ended = process.waitFor(DRAINING_SECONDS, TimeUnit.SECONDS);
    Files.writeString(folder.resolve("go"), "");
    return ended ? process.exitValue() : process.waitFor();
  }

  private Process start(Path script, String what, String job) throws IOException {
    ProcessBuilder shell =
        new ProcessBuilder("/bin/sh", script.toString(), what, job + ".plist")
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile());
    shell.environment().merge("PATH", folder + "/bin", (path, bin) -> bin + ":" + path);
    shell.environment().put("PLIST", folder.resolve(LABEL + ".plist").toString());
    shell.environment().put("LABEL", LABEL);
    return shell.start();
  }

  private void write(String name) throws IOException {
    Job job =
        Job.builder(LABEL)
            .programArguments("/bin/sh", "-c", JOB, name)
            .workingDirectory(folder.toString())
            .runAtLoad(true)
            .build();
    PlistFile.write(folder.resolve(name + ".plist"), job.toPropertyList());
  }

  private Path socket() {
    return folder.resolve("control");
  }
}
