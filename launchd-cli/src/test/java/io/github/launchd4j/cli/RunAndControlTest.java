package io.github.launchd4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The commands run and control, in processes of their own. */
@Timeout(120)
class RunAndControlTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aRunTakesCommandsAndEndsTidily() throws Exception {
    Process run = run(plist("com.example.job").toString());
    Process print = control("print", "system/com.example.job");
    assertTrue(
        new String(print.getInputStream().readAllBytes(), UTF_8).contains("state = not running"));
    assertEquals(0, print.waitFor());
    assertEquals(113, control("print", "system/com.example.other").waitFor());
    run.destroy(); // SIGTERM, as Ctrl-C
    assertTrue(run.waitFor(60, TimeUnit.SECONDS));
    assertTrue(Files.notExists(socket()));
  }

  @Test
  void aRunWithoutFilesIsALaunchdForInstallersInAnyLanguage() throws Exception {
    Path bin = folder.resolve("bin");
    Process run = run("--as-launchctl", bin.toString());
    plist("com.example.job");
    String script =
        """
        PATH=%s:$PATH
        cd %s
        launchctl bootstrap gui/501 com.example.job.plist || exit
        launchctl print gui/501/com.example.job | grep '^.state = ' || exit
        launchctl bootstrap gui/501 com.example.job.plist
        echo $?
        launchctl bootout gui/501/com.example.job
        while launchctl print gui/501/com.example.job >/dev/null 2>&1; do sleep 0.1; done
        launchctl print gui/501/com.example.job 2>/dev/null
        echo $?
        """
            .formatted(bin, folder);
    Process shell = new ProcessBuilder("/bin/sh", "-c", script).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String said = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertTrue(
        said.matches("(?s)\tstate = not running\nBootstrap failed: (5|17|37).*\n(5|17|37)\n113\n"),
        said);
    run.destroy();
    run.waitFor();
  }

  @Test
  void aRunPlaysAMacWithoutAScreenAndAnOlderMacOs() throws Exception {
    Process run = run("--macos", "15", "--headless", plist("com.example.job").toString());
    assertEquals(112, control("print", "gui/501").waitFor());
    assertEquals(64, control("bootout", "--wait", "system/com.example.job").waitFor());
    assertEquals(0, control("bootout", "system/com.example.job").waitFor());
    run.destroy();
    run.waitFor();
  }

  @Test
  void aFileThatCannotBeReadIsNamedAndTheOthersRun() throws Exception {
    Path broken = Files.writeString(folder.resolve("broken.plist"), "<plist><dict>");
    Process run = run(broken.toString(), plist("com.example.job").toString());
    assertEquals(0, control("print", "system/com.example.job").waitFor());
    run.destroy();
    run.waitFor();
    String errors = Files.readString(errors());
    assertTrue(errors.startsWith(broken + ":"), errors);
  }

  @Test
  void withoutANameTheControlSocketIsInAFolderOfThisUserAlone() throws Exception {
    Path session = Files.createDirectory(folder.resolve("session"));
    Files.setAttribute(session, "unix:mode", 0700);
    Map<String, String> ofSession = Map.of("XDG_RUNTIME_DIR", session.toString());
    Process run = awaitReady(command(List.of("run", plist("a.b").toString()), ofSession));
    assertTrue(Files.exists(session.resolve("launchd4j.control")));
    assertEquals(0, command(List.of("control", "print", "system/a.b"), ofSession).waitFor());
    run.destroy();
    run.waitFor();

    Files.setAttribute(session, "unix:mode", 0755); // others could look in
    Map<String, String> home = new HashMap<>(ofSession);
    home.put("JAVA_TOOL_OPTIONS", "-Duser.home=" + folder);
    run = awaitReady(command(List.of("run", plist("a.b").toString()), home));
    assertEquals(0700, (int) Files.getAttribute(folder.resolve(".launchd4j"), "unix:mode") & 0777);
    assertEquals(0, command(List.of("control", "print", "system/a.b"), home).waitFor());
    run.destroy();
    run.waitFor();
  }

  @Test
  void whatAJobSaysOfItselfCommandsNoTerminal() throws Exception {
    Path plist = plist("com.example.job");
    Files.writeString(
        plist, Files.readString(plist).replace("/bin/sleep", "/bin/&#27;[2Ksleep&#x9b;"));
    Process run = run(plist.toString());
    Process print = control("print", "system/com.example.job");
    String printed = new String(print.getInputStream().readAllBytes(), UTF_8);
    assertTrue(printed.contains("/bin/\\u001b[2Ksleep\\u009b"), printed);
    assertFalse(printed.contains("\u001b"), printed);
    control("kickstart", "system/com.example.job").waitFor();
    String told = "";
    while (!told.contains("does not exist")) {
      told = String.valueOf(run.inputReader().readLine());
    }
    assertTrue(told.contains("/bin/\\u001b[2Ksleep\\u009b"), told);
    run.destroy();
    run.waitFor();
  }

  /** Until it takes commands. */
  private Process run(String... files) throws IOException {
    List<String> words = new ArrayList<>(List.of("run", "--control", socket().toString()));
    words.addAll(List.of(files));
    return awaitReady(command(words));
  }

  private static Process awaitReady(Process run) throws IOException {
    String line = "";
    while (!line.startsWith("press Ctrl-C")) {
      line = String.valueOf(run.inputReader().readLine());
    }
    return run;
  }

  private Process control(String... verb) throws IOException {
    List<String> words = new ArrayList<>(List.of("control", "--socket", socket().toString()));
    words.addAll(List.of(verb));
    return command(words);
  }

  private Process command(List<String> words) throws IOException {
    return command(words, Map.of());
  }

  private Process command(List<String> words, Map<String, String> variables) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(Launchd4j.class.getName());
    command.addAll(words);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.appendTo(errors().toFile()));
    builder.environment().putAll(variables);
    return builder.start();
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  private Path socket() {
    return folder.resolve("control");
  }

  private Path plist(String label) throws IOException {
    Path plist = folder.resolve(label + ".plist");
    Job job =
        Job.builder(label)
            .programArguments("/bin/sleep", "1000")
            .socket("Listeners", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"))
            .build();
    PlistFile.write(plist, job.toPropertyList());
    return plist;
  }
}
