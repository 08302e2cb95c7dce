package io.github.launchd4j.cli.selftest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The selftest as its user runs it, in a process of its own; off macOS. */
@Timeout(value = 300, unit = TimeUnit.SECONDS)
class SelftestTest {
  @TempDir private Path folder = Path.of("");

  private Path temporary = Path.of("");

  @BeforeEach
  void makeFolder() throws IOException {
    assumeFalse(Machine.isMac(), "on macOS the selftest asks launchd, and is run by itself");
    temporary = Files.createDirectory(folder.resolve("t"));
  }

  @AfterEach
  void nothingIsLeft() throws IOException {
    if (temporary.toString().isEmpty()) {
      return; // skipped
    }
    assertEquals(0, temporary.toFile().list().length, "files that were left");
    assertEquals(List.of(), processes());
  }

  @Test
  void everyQuestionIsAnsweredByTheEmulator() throws Exception {
    Process selftest = start();
    String report = read(selftest);
    assertEquals(0, selftest.waitFor(), report);
    assertTrue(report.startsWith("This machine has no launchd"), report);
    for (Question each : Questions.all()) {
      assertTrue(report.contains(". " + each.title() + "\n"), each.title());
    }
    assertFalse(report.contains("NOT ANSWERED"), report);
    for (String seen :
        List.of(
            "LaunchdSockets \"Web\": channels 1",
            "LaunchdSockets \"Web\": ALREADY_ACTIVATED",
            "LaunchdSockets \"Wbe\": NO_SUCH_SOCKET",
            "LaunchdSockets \"TakenAgain\": DEAD_SOCKET",
            "accept EINVAL, 22",
            "m (mode 0600, owner ",
            "child: LaunchdSockets \"Web\": OTHER_PROCESS",
            "LISTEN_FDS \"None\": descriptors 2",
            "LISTEN_FDS \"Array\": descriptors 2",
            " answered that one, ",
            "XPC_SERVICE_NAME=io.github.launchd4j.selftest.",
            "listens: fd ",
            "connection: fd ",
            "process got SIGTERM",
            "child got SIGTERM",
            "ThrottleInterval 6; process ",
            "not here: only macOS can be asked",
            "17 questions: 15 answered, 0 not answered, 2 left out.")) {
      assertTrue(report.contains(seen), () -> seen + " is missing in\n" + report);
    }
  }

  @Test
  void whatIsInstalledGoesWhenTheSelftestIsStopped() throws Exception {
    Process selftest = start();
    BufferedReader report =
        new BufferedReader(
            new InputStreamReader(selftest.getInputStream(), StandardCharsets.UTF_8));
    await(report, "## 2.");
    while (processes().isEmpty()) {
      Thread.sleep(20);
    }
    selftest.destroy();
    selftest.waitFor();
  }

  @Test
  void aStoppedSelftestTakesItsJobOutOfLaunchd() throws Exception {
    FakeLaunchctl launchctl = new FakeLaunchctl(folder);
    Process selftest =
        start("-Dselftest.launchctl=" + launchctl.path(), "-Dselftest.domain=gui/501");
    while (launchctl.calls().isEmpty()) {
      Thread.sleep(20);
    }
    selftest.destroy();
    selftest.waitFor();
    List<String> calls = launchctl.calls();
    String job = "gui/501/io.github.launchd4j.selftest." + selftest.pid() + ".";
    assertTrue(calls.get(calls.size() - 2).startsWith("bootout " + job), calls::toString);
    assertTrue(calls.get(calls.size() - 1).startsWith("print " + job), calls::toString);
  }

  @Test
  void anIncompleteReportSaysWhyAndFails() throws Exception {
    FakeLaunchctl launchctl = new FakeLaunchctl(folder);
    launchctl.script("bootstrap", "echo 'Bootstrap failed: 5: Input/output error'; exit 5");
    Process selftest =
        start("-Dselftest.launchctl=" + launchctl.path(), "-Dselftest.domain=gui/501");
    String report = read(selftest);
    assertEquals(1, selftest.waitFor(), report);
    assertTrue(report.startsWith("The launchd of this machine, domain gui/501."), report);
    assertTrue(
        report.contains("NOT ANSWERED: " + launchctl.path() + " bootstrap gui/501 /"), report);
    assertTrue(report.contains("failed (5): Bootstrap failed: 5: Input/output error\n"), report);
  }

  @Test
  void aQuestionThatFailsDoesNotKeepTheNextFromBeingAsked() throws Exception {
    FakeLaunchctl launchctl = new FakeLaunchctl(folder);
    launchctl.script("bootstrap", "exit 5");
    Process selftest =
        start("-Dselftest.launchctl=" + launchctl.path(), "-Dselftest.domain=gui/501");
    String report = read(selftest);
    for (Question each : Questions.all()) {
      assertTrue(report.contains(". " + each.title() + "\n"), each.title());
    }
    long asked = launchctl.calls().stream().filter(call -> call.startsWith("bootstrap ")).count();
    assertEquals(14, asked, report); // all but two that are slow and one that needs no job
  }

  private Process start(String... options) throws IOException {
    List<String> command = new ArrayList<>(Java.command(Selftest.class));
    command.addAll(1, List.of(options));
    command.add(1, "-Djava.io.tmpdir=" + temporary);
    int classPath = command.indexOf("-cp") + 1;
    command.set(classPath, mark() + File.pathSeparator + command.get(classPath));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  /** In the class path of the selftest, and so of its probes: tells them from those of others. */
  private String mark() {
    return folder.resolve("mark").toString();
  }

  private List<String> processes() {
    return ProcessHandle.allProcesses()
        .map(each -> each.info().arguments().orElse(new String[0]))
        .filter(words -> Arrays.stream(words).anyMatch(word -> word.startsWith(mark())))
        .map(words -> String.join(" ", words))
        .filter(line -> line.contains(Probe.class.getName()))
        .toList();
  }

  private static String read(Process selftest) throws IOException {
    return new String(selftest.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  private static void await(BufferedReader lines, String start) throws IOException {
    for (String line = lines.readLine(); !line.startsWith(start); line = lines.readLine()) {}
  }
}
