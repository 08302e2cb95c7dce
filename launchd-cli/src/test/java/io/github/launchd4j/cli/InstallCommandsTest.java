package io.github.launchd4j.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.ProcessType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * install, uninstall and status as processes, in a folder that is a Mac with the programs of
 * src/test/mac.
 */
class InstallCommandsTest {
  private static final String LABEL = "com.example.web";
  private static final String TARGET = "gui/501/com.example.web";
  static final Path MAC = Path.of(System.getProperty("mac", "src/test/mac")).toAbsolutePath();

  /** How a command ended. */
  private record Run(int status, String output) {}

  @TempDir private Path folder = Path.of("");
  private Path installed = Path.of("");

  @BeforeEach
  void aJob() throws IOException {
    folder = folder.toRealPath();
    installed = folder.resolve("LaunchAgents").resolve(LABEL + ".plist");
    write("/bin/sleep");
  }

  @Test
  void aJobComesIsAsItShouldBeAndGoes() throws Exception {
    assertEquals(
        new Run(
            0,
            """
            mkdir -p %s
            install -m 0644 %s %s
            launchctl enable TARGET
            launchctl bootstrap gui/501 %s
            launchctl print TARGET
            TARGET is loaded
            """
                .formatted(installed.getParent(), folder.resolve("web.plist"), installed, installed)
                .replace("launchctl", MAC + "/launchctl")
                .replace("TARGET", TARGET)),
        agent("install", "web.plist"));
    assertEquals(
        new Run(0, TARGET + " is installed and loaded: nothing to do\n"),
        agent("install", "web.plist"));
    String status =
        """
        %s: loaded
          file: %s, present
          state: running, pid 4711
          last exit code: 78, EX_CONFIG: launchd could not set up the job"""
            .formatted(TARGET, installed);
    assertStarts(0, status, agent("status", "web.plist"));
    assertStarts(0, status, agent("status", "--label", LABEL));
    String json = agent("status", "--format", "json", "web.plist").output;
    for (String member :
        List.of(
            "\"target\": \"" + TARGET + "\"",
            "\"installed\": true",
            "\"fileState\": \"present\"",
            "\"loaded\": true",
            "\"pid\": 4711",
            "\"lastExitCode\": 78")) {
      assertTrue(json.contains(member), json);
    }
    assertStarts(0, "[", new Run(0, json));

    write("/bin/echo");
    assertStarts(
        1, status.replace("present", "differs from the given one"), agent("status", "web.plist"));

    assertTrue(agent("uninstall", "--label", LABEL).output.endsWith(TARGET + " is gone\n"));
    assertFalse(Files.exists(installed));
    assertEquals(
        List.of("enable " + TARGET, "bootstrap gui/501 " + installed, "bootout " + TARGET),
        Files.readAllLines(folder.resolve("launchctl.log")));
    assertStarts(1, TARGET + ": not loaded\n", agent("status", "web.plist"));
    assertEquals(
        new Run(0, TARGET + " is not installed: nothing to do\n"), agent("uninstall", "web.plist"));
  }

  @Test
  void whatTheChecksFindIsExitCode1UnlessForced() throws Exception {
    write("/opt/missing");
    String error =
        "error: the program /opt/missing cannot be executed: /opt/missing does not exist";
    Run refused = agent("install", "web.plist");
    assertStarts(1, error, refused);
    assertTrue(
        refused.output.endsWith(
            "launchd4j: "
                + TARGET
                + " is not installed: 1 error, see above; --force installs it anyway\n"),
        refused.output);
    assertStarts(1, error, agent("install", "--dry-run", "web.plist"));
    assertFalse(Files.exists(folder.resolve("launchctl.log")));
    assertEquals(0, agent("install", "--force", "web.plist").status);
  }

  @Test
  void whatAFileSaysCannotSteerTheTerminal() throws Exception {
    write("/opt/@all is well");
    Path file = folder.resolve("web.plist");
    Files.writeString(file, Files.readString(file).replace("@", "\u001b[2K\u001b[1A"));
    for (String verb : List.of("install", "status", "uninstall")) {
      Run run = agent(verb, "web.plist");
      assertFalse(run.output.contains("\u001b"), run.output);
    }
    String told = agent("install", "web.plist").output;
    assertTrue(told.contains("/opt/\\u001b[2K"), told);
  }

  @Test
  void aDryRunPrintsTheCommands() throws Exception {
    Run run = agent("install", "--dry-run", "web.plist");
    assertStarts(0, "these commands would install " + TARGET + ":\n", run);
    assertTrue(run.output.contains("/launchctl bootstrap gui/501 " + installed), run.output);
    assertFalse(Files.exists(folder.resolve("launchctl.log")));
  }

  @Test
  void whoIsNotRootGetsTheCommandsForADaemonAndExitCode2() throws Exception {
    String launchctl = MAC + "/launchctl";
    Run run = run("install", "--force", "--launchctl", launchctl, "web.plist");
    assertEquals(2, run.status, run.output);
    assertTrue(run.output.contains("  sudo " + launchctl + " bootstrap system /Li"), run.output);
    assertTrue(
        run.output.endsWith(
            "launchd4j: system/com.example.web is not installed: this needs root; run the commands above\n"),
        run.output);
    assertFalse(Files.exists(folder.resolve("launchctl.log")));
  }

  @Test
  void aNumberOfLaunchctlIsExplainedAndExitCode2() throws Exception {
    Files.writeString(folder.resolve("answer-bootstrap"), "122");
    Run run = agent("install", "web.plist");
    assertEquals(2, run.status, run.output);
    assertTrue(run.output.contains("failed with 122, bad ownership or permissions"), run.output);
    assertTrue(run.output.contains("\n   cure: for a daemon, chown root"), run.output);
  }

  @Test
  void whatIsNoJobIsToldAsByValidate() throws Exception {
    Files.writeString(folder.resolve("web.plist"), "<plist><dict>");
    for (String verb : List.of("install", "uninstall", "status")) {
      assertStarts(1, "web.plist:1:", agent(verb, "web.plist"));
      assertStarts(2, "nothing.plist: error: no such file [LP001]", agent(verb, "nothing.plist"));
    }
  }

  @Test
  void aWrongCommandLineIsExitCode2() throws Exception {
    assertStarts(2, "launchd4j: name a job with its FILE or with --label", agent("status"));
    assertStarts(
        2, "launchd4j: the Label \"a/b\" is not a file name", agent("status", "--label", "a/b"));
    assertStarts(2, "launchd4j: FILE is missing", agent("install"));
  }

  private Run agent(String verb, String... arguments) throws Exception {
    List<String> all = new ArrayList<>(List.of(verb, "--agent", "--launchctl", MAC + "/launchctl"));
    all.addAll(List.of("--directory", "LaunchAgents", "--patience", "1"));
    all.addAll(List.of(arguments));
    return run(all.toArray(String[]::new));
  }

  private Run run(String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(System.getProperty("java.home") + "/bin/java");
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-Dmac=" + MAC);
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(OnFakeMac.class.getName());
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Process process = builder.redirectErrorStream(true).start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private void write(String program) throws IOException {
    Job job =
        Job.builder(LABEL)
            .programArguments(program, "60")
            .runAtLoad(true)
            .exitTimeOut(20)
            .processType(ProcessType.ADAPTIVE)
            .build();
    PlistFile.write(folder.resolve("web.plist"), job.toPropertyList());
  }

  private static void assertStarts(int status, String start, Run run) {
    assertEquals(status, run.status, run.output);
    assertTrue(run.output.startsWith(start), run.output);
  }
}
