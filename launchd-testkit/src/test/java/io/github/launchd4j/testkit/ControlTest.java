package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** launchctl's verbs, over the control socket. */
class ControlTest {
  @TempDir private Path folder;

  @Test
  void aJobIsBootstrappedPrintedKickedAndBootedOut() throws Exception {
    Path plist = plist();
    try (LaunchdDomain domain = domain()) {
      assertEquals("", control("bootstrap", "system", plist.toString()));
      assertTrue(control("print", "system/com.example.job").contains("state = not running\n"));

      String pid = control("kickstart", "-p", "system/com.example.job").strip();

      LaunchdService service = domain.service("com.example.job").orElseThrow();
      assertEquals(Long.parseLong(pid), service.pid().orElseThrow());
      String printed = control("print", "com.example.job");
      assertTrue(printed.contains("\tpid = " + pid + "\n"), printed);
      assertTrue(printed.contains("\t\t\"Listeners\" = {\n\t\t\t127.0.0.1:"), printed);
      assertTrue(printed.contains("\tlast exit code = (never exited)\n"), printed);
      assertTrue(control("print", "gui/501").contains("com.example.job\n"));

      assertEquals("", control("kickstart", "-k", "system/com.example.job"));
      service.awaitStarts(2, PATIENCE);
      assertTrue(control("print", "com.example.job").contains("last exit code = -15"));

      assertEquals("", control("bootout", "system/com.example.job"));
      while (!domain.services().isEmpty()) {
        Thread.sleep(1);
      }
      assertEquals(113, number("print", "system/com.example.job"));
    }
    assertTrue(Files.notExists(socket()));
  }

  @Test
  void failuresHaveLaunchctlsNumbers() throws Exception {
    Path plist = plist();
    Path noLabel = Files.writeString(folder.resolve("l.plist"), "<plist><dict/></plist>");
    Path noProgram =
        Files.writeString(
            folder.resolve("p.plist"),
            "<plist><dict><key>Label</key><string>a</string></dict></plist>");
    try (LaunchdDomain domain = domain()) {
      assertEquals(0, domain.services().size());
      control("bootstrap", "system", plist.toString());
      assertEquals(5, number("bootstrap", "system", plist.toString()));
      assertEquals(5, number("bootstrap", "system", "/nowhere.plist"));
      assertEquals(110, number("bootstrap", "system", noLabel.toString()));
      assertEquals(111, number("bootstrap", "system", noProgram.toString()));
      assertEquals(3, number("bootout", "system/com.example.none"));
      assertEquals(113, number("kickstart", "system/com.example.none"));
      assertEquals(112, number("print", "nowhere/com.example.job"));
      assertEquals(64, number("unload", "x"));
      assertEquals(64, number("print"));
      control("disable", "system/com.example.job");
      domain.bootout("com.example.job");
      assertEquals(119, number("bootstrap", "system", plist.toString()));
      control("enable", "system/com.example.job");
      control("bootstrap", "system", plist.toString());
    }
  }

  @Test
  void aSocketThatSomebodyListensAtIsNotTaken() throws Exception {
    try (LaunchdDomain first = domain()) {
      assertTrue(first.services().isEmpty());
      String message = String.valueOf(assertThrows(IOException.class, this::domain).getMessage());
      assertTrue(message.contains("is another emulator's"), message);
      assertTrue(control("print", "system").startsWith("system = {"));
    }
    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> control("print", "system")).getMessage());
    assertTrue(message.startsWith("no emulator listens at \""), message);
  }

  @Test
  void theCommandLineRunsAndCommands() throws Exception {
    Process run = command("run", "--control", socket().toString(), plist().toString());
    String line = "";
    while (!line.startsWith("press Ctrl-C")) {
      line = String.valueOf(run.inputReader().readLine());
    }
    Process print = command("control", "--socket", socket().toString(), "print", "com.example.job");
    assertTrue(
        new String(print.getInputStream().readAllBytes(), UTF_8).contains("state = not running"));
    assertEquals(0, print.waitFor());
    assertEquals(113, command("control", "--socket", socket().toString(), "print", "x").waitFor());
    assertEquals(64, command("control").waitFor());
    run.destroy(); // SIGTERM, as Ctrl-C
    assertTrue(run.waitFor(60, TimeUnit.SECONDS));
    assertTrue(Files.notExists(socket()));
  }

  private static Process command(String... args) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Jdks.java(Path.of(System.getProperty("java.home"))).toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "io.github.launchd4j.testkit.cli.Main"));
    command.addAll(List.of(args));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private int number(String... words) {
    return assertThrows(LaunchctlException.class, () -> control(words)).number();
  }

  private String control(String... words) throws IOException {
    return LaunchdControl.perform(socket(), List.of(words));
  }

  private LaunchdDomain domain() throws IOException {
    return LaunchdDomain.builder().control(socket()).start();
  }

  private Path socket() {
    return folder.resolve("control");
  }

  private Path plist() throws IOException {
    Path plist = folder.resolve("com.example.job.plist");
    SocketEntry entry = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
    PlistFile.write(
        plist, shell("exec sleep 1000").socket("Listeners", entry).build().toPropertyList());
    return plist;
  }
}
