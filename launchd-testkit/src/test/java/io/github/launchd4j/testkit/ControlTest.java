package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Constants;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** launchctl's verbs, over the control socket. */
class ControlTest {
  private static final int UID = uid();

  @TempDir private Path folder;

  private static int uid() {
    try {
      return Accounts.currentUid();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aJobIsBootstrappedPrintedKickedAndBootedOut() throws Exception {
    Path plist = plist();
    try (LaunchdDomain domain = domain()) {
      assertEquals("", control("bootstrap", "system", plist.toString()));
      assertTrue(control("print", "system/com.example.job").contains("state = not running\n"));

      String pid = control("kickstart", "-p", "system/com.example.job").strip();

      LaunchdService service = domain.service("com.example.job").orElseThrow();
      assertEquals(Long.parseLong(pid), service.pid().orElseThrow());
      String printed = control("print", "system/com.example.job");
      assertTrue(printed.contains("\tpid = " + pid + "\n"), printed);
      assertTrue(printed.contains("\t\t\tsockets = {\n\t\t\t\t127.0.0.1:"), printed);
      assertTrue(printed.contains("\tlast exit code = (never exited)\n"), printed);
      assertTrue(control("print", "system/").contains("\tcom.example.job\n"));

      assertEquals("", control("kickstart", "-k", "system/com.example.job"));
      service.awaitStarts(2, PATIENCE);
      assertTrue(
          control("print", "system/com.example.job")
              .contains("last terminating signal = Terminated: 15"));

      assertEquals("", control("bootout", "system/com.example.job"));
      awaitEmpty(domain);
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
      assertEquals(64, number("print", "nowhere/com.example.job"));
      assertEquals(64, number("print", "com.example.job"));
      assertEquals(64, number("submit", "x"));
      assertEquals(64, number("kickstart", "-x", "system/com.example.job"));
      assertEquals(64, number("bootout", "system"));
      assertEquals(64, number("print"));
      control("disable", "system/com.example.job");
      domain.bootout("com.example.job");
      assertEquals(119, number("bootstrap", "system", plist.toString()));
      control("enable", "system/com.example.job");
      control("bootstrap", "system", plist.toString());
    }
  }

  @Test
  void aFileThatOthersMayWriteOrOwnIsRefused() throws Exception {
    Path plist = plist();
    try (LaunchdDomain domain = domain()) {
      for (int mode : new int[] {0664, 0646}) {
        Files.setAttribute(plist, "unix:mode", mode);
        assertEquals(122, number("bootstrap", "system", plist.toString()));
      }
      Files.setAttribute(plist, "unix:mode", 0644);
      if (Accounts.isRoot()) {
        Files.setAttribute(plist, "unix:uid", 1);
        assertEquals(122, number("bootstrap", "system", plist.toString()));
        Files.setAttribute(plist, "unix:uid", 0);
      }
      assertEquals(List.of(), domain.services());
      control("bootstrap", "system", plist.toString());
    }
  }

  @Test
  void aLabelThatIsLoadedFromAnotherFileExists() throws Exception {
    Path plist = plist();
    Path copy = Files.copy(plist, folder.resolve("copy.plist"));
    try (LaunchdDomain domain = domain()) {
      control("bootstrap", "gui/501", plist.toString());
      assertEquals(17, number("bootstrap", "gui/501", copy.toString()));
      assertEquals(
          5,
          number(
              "bootstrap",
              "gui/501",
              folder + "/../" + folder.getFileName() + "/com.example.job.plist"));
      assertEquals(1, domain.services().size());
    }
  }

  @Test
  void aJobThatIsStillEndingIsInProgress() throws Exception {
    Path plist = folder.resolve("slow.plist");
    Path go = folder.resolve("go");
    String script =
        "trap 'while ! [ -e %s ]; do sleep 0.01; done; exit' TERM; echo; while :; do sleep 0.01; done";
    PlistFile.write(plist, shell(script.formatted(go)).runAtLoad(true).build().toPropertyList());
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    try (LaunchdDomain domain =
        LaunchdDomain.builder()
            .control(socket())
            .output((label, line) -> lines.add(line))
            .start()) {
      control("bootstrap", "system", plist.toString());
      assertEquals("", lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));

      control("bootout", "system/com.example.job");

      assertEquals(37, number("bootstrap", "system", plist.toString()));
      Files.createFile(go);
      awaitEmpty(domain);
      control("bootstrap", "system", plist.toString());
    }
  }

  @Test
  void aFolderIsAllItsPropertyListsAndOneThatFailsIsNamed() throws Exception {
    plist("com.example.one");
    plist("com.example.two");
    Path broken = Files.writeString(folder.resolve("broken.plist"), "nothing");
    Files.writeString(folder.resolve("notes.txt"), "no property list");
    try (LaunchdDomain domain = domain()) {
      LaunchctlException refused =
          assertThrows(
              LaunchctlException.class, () -> control("bootstrap", "system", folder.toString()));
      assertEquals(5, refused.number());
      assertTrue(String.valueOf(refused.getMessage()).contains(broken.toString()));
      assertEquals(2, domain.services().size());

      Files.delete(broken);
      Files.delete(folder.resolve("com.example.one.plist")); // launchd knows what it loaded
      control("bootout", "system", folder + "/com.example.one.plist", folder.toString());
      awaitEmpty(domain);
    }
  }

  @Test
  void theOlderVerbsSucceedWhateverHappens() throws Exception {
    Path plist = plist();
    try (LaunchdDomain domain = domain()) {
      assertEquals("PID\tStatus\tLabel\n", control("list"));
      String session = session();
      control("disable", session + "/com.example.job");
      assertTrue(control("load", plist.toString()).contains(": Load failed: 119: "));
      assertEquals(List.of(), domain.services());

      assertEquals("", control("load", "-w", plist.toString()));
      assertEquals("PID\tStatus\tLabel\n-\t0\tcom.example.job\n", control("list"));
      String pid = control("kickstart", "-kp", session + "/com.example.job").strip();
      assertTrue(control("list").contains(pid + "\t0\tcom.example.job\n"));
      assertTrue(control("list", "com.example.job").contains("\"PID\" = " + pid + ";"));
      assertEquals(113, number("list", "com.example.none"));

      assertEquals("", control("unload", "-w", plist.toString()));
      awaitEmpty(domain);
      assertTrue(control("unload", plist.toString()).contains(": Unload failed: 3: "));
      assertTrue(control("print-disabled", session).contains("\"com.example.job\" => disabled\n"));
      assertEquals(119, number("bootstrap", session, plist.toString()));
      control("enable", session + "/com.example.job");
      assertTrue(control("print-disabled", session).contains("\"com.example.job\" => enabled\n"));
    }
  }

  @Test
  void aSignalGoesToTheJobByNameOrNumber() throws Exception {
    Path plist = plist();
    try (LaunchdDomain domain = domain()) {
      control("bootstrap", "system", plist.toString());
      assertEquals(3, number("kill", "TERM", "system/com.example.job"));
      LaunchdService service = domain.service("com.example.job").orElseThrow();
      for (String signal : List.of("SIGUSR1", "hup", "VTALRM", "9")) {
        control("kickstart", "-p", "system/com.example.job");
        control("kill", "SIGURG", "system/com.example.job"); // which a process ignores by default
        control("kill", signal, "system/com.example.job");
        service.awaitExits(service.starts(), PATIENCE);
      }
      int usr1 = Constants.isMacOs() ? 30 : 10;
      assertEquals(
          List.of(usr1, 1, 26, 9), service.exits().stream().map(ExitStatus::signal).toList());
      assertEquals(64, number("kill", "NONE", "system/com.example.job"));
      assertEquals(64, number("kill", "TERM"));
    }
  }

  @Test
  void howAJobEndedIsToldInLaunchctlsWords() throws Exception {
    Path plist = folder.resolve("job.plist");
    PlistFile.write(plist, shell("exit 3").runAtLoad(true).build().toPropertyList());
    try (LaunchdDomain domain = domain()) {
      control("bootstrap", session(), plist.toString());
      domain.service("com.example.job").orElseThrow().awaitExits(1, PATIENCE);

      String printed = control("print", session() + "/com.example.job");
      assertTrue(printed.contains("\tpath = " + plist + "\n"), printed);
      assertTrue(printed.contains("\tlast exit code = 3\n"), printed);
      assertTrue(control("list", "com.example.job").contains("\"LastExitStatus\" = 768;"));
      assertTrue(control("list").contains("-\t3\tcom.example.job\n"));
    }
    PlistFile.write(plist, shell("kill -KILL $$").runAtLoad(true).build().toPropertyList());
    try (LaunchdDomain domain = domain()) {
      control("bootstrap", session(), plist.toString());
      domain.service("com.example.job").orElseThrow().awaitExits(1, PATIENCE);

      String printed = control("print", session() + "/com.example.job");
      assertTrue(printed.contains("\tlast terminating signal = Killed: 9\n"), printed);
      assertTrue(control("list", "com.example.job").contains("\"LastExitStatus\" = 9;"));
      assertTrue(control("list").contains("-\t-9\tcom.example.job\n"));
    }
  }

  @Test
  void variablesAreForTheJobsThatStartAfterwards() throws Exception {
    Path plist = folder.resolve("job.plist");
    PlistFile.write(plist, shell("echo $GIVEN.").build().toPropertyList());
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    try (LaunchdDomain domain =
        LaunchdDomain.builder()
            .control(socket())
            .output((label, line) -> lines.add(line))
            .start()) {
      control("setenv", "GIVEN", "-to all");
      assertEquals("-to all\n", control("getenv", "GIVEN"));
      control("bootstrap", session(), plist.toString());
      control("start", "com.example.job");
      assertEquals("-to all.", lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));

      domain.service("com.example.job").orElseThrow().awaitExits(1, PATIENCE);
      control("unsetenv", "GIVEN");
      assertEquals("", control("getenv", "GIVEN"));
      control("start", "com.example.job");
      assertEquals(".", lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS));
      assertEquals(1, domain.services().size());
      assertEquals(64, number("setenv", "GIVEN"));
    }
  }

  @Test
  void aJobIsStartedStoppedBlamedAndRemoved() throws Exception {
    Path plist = plist();
    try (LaunchdDomain domain = domain()) {
      control("bootstrap", session(), plist.toString());
      assertEquals(3, number("blame", session() + "/com.example.job"));
      LaunchdService service = domain.service("com.example.job").orElseThrow();
      control("start", "com.example.job");
      service.awaitStarts(1, PATIENCE);
      assertEquals("non-ipc demand\n", control("blame", session() + "/com.example.job"));
      control("stop", "com.example.job");
      assertEquals(List.of(new ExitStatus(0, 15)), service.awaitExits(1, PATIENCE));
      Client.connect(service.addresses("Listeners").get(0)).close();
      service.awaitStarts(2, PATIENCE);
      assertEquals("ipc (socket)\n", control("blame", session() + "/com.example.job"));
      control("remove", "com.example.job");
      awaitEmpty(domain);
      for (String verb : List.of("start", "stop", "remove")) {
        assertEquals(3, number(verb, "com.example.job"));
      }
      assertEquals("5: Input/output error\n", control("error", "5"));
      assertEquals("113: Could not find specified service\n", control("error", "113"));
      assertEquals(64, number("limit", "maxfiles"));
    }
  }

  @Test
  void aClientThatIsSilentKeepsNoOtherFromItsAnswerAndAFloodIsRefused() throws Exception {
    try (LaunchdDomain domain = domain();
        Client silent = Client.connect(UnixDomainSocketAddress.of(socket()));
        Client flood = Client.connect(UnixDomainSocketAddress.of(socket()))) {
      assertTrue(silent.channel().isConnected());
      assertEquals("5: Input/output error\n", control("error", "5"));

      ByteBuffer bytes = ByteBuffer.allocate(64 * 1024 + 1024);
      while (bytes.hasRemaining()) {
        flood.channel().write(bytes);
      }

      assertTrue(flood.read().startsWith("64 2\nthe request is longer than 65536 bytes"));
      assertEquals("5: Input/output error\n", control("error", "5"));
      assertTrue(domain.services().isEmpty());
    }
  }

  @Test
  void aSocketThatSomebodyListensAtIsNotTaken() throws Exception {
    try (LaunchdDomain first = domain()) {
      assertTrue(first.services().isEmpty());
      String message = String.valueOf(assertThrows(IOException.class, this::domain).getMessage());
      assertTrue(message.contains("belongs to another emulator"), message);
      assertTrue(control("print", "system").startsWith("system = {"));
    }
    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> control("print", "system")).getMessage());
    assertTrue(message.startsWith("no emulator listens at \""), message);
  }

  @Test
  void anEmulatorThatClosesTheConnectionIsNotReportedAsMissing() throws Exception {
    try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
      silent.bind(UnixDomainSocketAddress.of(socket()));
      CompletableFuture<String> message =
          CompletableFuture.supplyAsync(
              () ->
                  String.valueOf(
                      assertThrows(IOException.class, () -> control("list")).getMessage()));
      silent.accept().close();

      String expected = "the emulator at \"" + socket() + "\" did not answer: ";
      assertTrue(message.get().startsWith(expected), message::join);
    }
  }

  /** What the older verbs of this user mean. */
  private static String session() {
    return UID == 0 ? "system" : "gui/" + UID;
  }

  private static void awaitEmpty(LaunchdDomain domain) throws InterruptedException {
    while (!domain.services().isEmpty()) {
      Thread.sleep(1);
    }
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
    return plist("com.example.job");
  }

  private Path plist(String label) throws IOException {
    Path plist = folder.resolve(label + ".plist");
    SocketEntry entry = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
    PlistFile.write(
        plist,
        Job.builder(label)
            .programArguments("/bin/sleep", "1000")
            .socket("Listeners", entry)
            .build()
            .toPropertyList());
    return plist;
  }
}
