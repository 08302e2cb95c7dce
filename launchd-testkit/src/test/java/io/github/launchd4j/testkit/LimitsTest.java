package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.socket.darwin.NotOnTheFace;
import io.github.launchd4j.socket.darwin.OnDarwin;
import io.github.launchd4j.testkit.event.EmulatorEvent;
import io.github.launchd4j.testkit.event.EmulatorEvent.SetUpFailed;
import io.github.launchd4j.testkit.jna.Accounts;
import io.github.launchd4j.testkit.jna.Constants;
import java.io.BufferedReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is done to the process of a job before its program. */
class LimitsTest {
  private final Recorded recorded = new Recorded();
  @TempDir private Path folder;

  @Test
  void limitsAreSoftAndHard() throws Exception {
    PlistDictionary soft = limits("NumberOfFiles", 100).with("Core", new PlistInteger(1000));
    JobBuilder job =
        shell("ulimit -Sn; ulimit -Hn; ulimit -Sc")
            .set("SoftResourceLimits", soft)
            .set("HardResourceLimits", limits("NumberOfFiles", 200));

    String blocks = Constants.isMacOs() ? "1" : "2"; // of 1024 bytes, and of 512
    assertEquals(List.of("100", "200", blocks), lines(job));
  }

  @Test
  void umaskIsANumberOrAStringWithItsBase() throws Exception {
    assertEquals(List.of("0027"), lines(shell("umask").set("Umask", new PlistInteger(23))));
    assertEquals(List.of("0027"), lines(shell("umask").set("Umask", new PlistString("027"))));
    assertEquals(List.of("0027"), lines(shell("umask").set("Umask", new PlistString("0x17"))));
  }

  @Test
  void theDefaultsAreLaunchdsWhateverTheEmulatorsOwnAre() throws Exception {
    Path plist = folder.resolve("com.example.job.plist");
    JobBuilder job = shell("echo $(umask; ulimit -Sn)").runAtLoad(true);
    PlistFile.write(plist, job.build().toPropertyList());
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", "umask 077; ulimit -Sn 300; exec \"$@\"", "sh"));
    command.addAll(List.of(Jdks.java(Jdks.own()).toString(), "-XX:-MaxFDLimit"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(OnDarwin.program(EmulatorProgram.class));
    command.addAll(List.of("--events", plist.toString()));
    Process emulator =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader output = emulator.inputReader()) {
      assertTrue(output.lines().anyMatch("0022 256"::equals));
    } finally {
      emulator.destroyForcibly().waitFor();
    }
  }

  @Test
  void whatTheJobMakesHasTheUmask() throws Exception {
    Path file = folder.resolve("made");

    lines(shell("touch " + file).set("Umask", new PlistInteger(0077)));

    assertEquals(0600, (int) Files.getAttribute(file, "unix:mode") & 0777);
  }

  @Test
  void niceIsNotAddedToTheEmulatorsOwn() throws Exception {
    PlistValue nice = new PlistInteger(7);

    assertEquals(List.of("7"), lines(shell("echo $(ps -o nice= -p $$)").set("Nice", nice)));
  }

  @Test
  @NotOnTheFace("chroot(8) of macOS has -u, -g and -G, Linux's has not")
  void rootDirectoryIsTheRootOfTheProgram() throws Exception {
    assumeTrue(Accounts.isRoot(), "only root can change the root");
    Files.setAttribute(folder, "unix:mode", 0755);
    Path jail = JailFolder.fill(folder.resolve("jail"), "/usr/bin/id");
    Files.createFile(jail.resolve("here"));
    Files.createDirectory(jail.resolve("sub"));
    JobBuilder job =
        shell("echo /h*; /usr/bin/id -u; pwd; read -r given || echo reads nothing")
            .userName("nobody")
            .set("RootDirectory", new PlistString(jail.toString()));

    String uid = "" + Accounts.user("nobody").orElseThrow().uid();
    assertEquals(List.of("/here", uid, "/", "reads nothing"), lines(job));
    assertEquals(
        List.of("/here", uid, "/sub", "reads nothing"), lines(job.workingDirectory("/sub")));
    lines(job.workingDirectory("/usr/nowhere"));
    assertEquals(
        "WorkingDirectory \"/usr/nowhere\" is not a folder",
        recorded.events(SetUpFailed.class).get(0).reason());
  }

  @Test
  void aRootDirectoryNeedsAShell() throws Exception {
    assumeTrue(Accounts.isRoot(), "only root can change the root");
    Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n");
    Files.setAttribute(program, "unix:mode", 0755);
    JobBuilder job =
        Job.builder("com.example.jail")
            .program("/program")
            .set("RootDirectory", new PlistString(folder.toString()));

    lines(job);

    assertEquals(
        "RootDirectory \"%s\" has no /bin/sh, which the emulator needs there to prepare the job as its user; copy it there"
            .formatted(folder),
        recorded.events(SetUpFailed.class).get(0).reason());
  }

  @Test
  void aScriptWithoutAnInterpreterIsExit78() throws Exception {
    Path script = Files.writeString(folder.resolve("script"), "echo it runs\n");
    Files.setAttribute(script, "unix:mode", 0755);

    assertEquals(List.of(), lines(Job.builder("com.example.job").program(script.toString())));

    String reason = recorded.events(SetUpFailed.class).get(0).reason();
    assertTrue(reason.contains("neither a binary nor a script with #!"), reason);
  }

  @Test
  void aPortInUseIsADeadDescriptorWhereThatIsAskedFor() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      SocketEntry entry = SocketEntry.tcp(taken.getLocalPort()).withSockNodeName("127.0.0.1");
      JobBuilder job =
          shell("echo $LISTEN_FDS $LISTEN_FDNAMES; exec sleep 1000")
              .socket("Dead", entry)
              .socket("Alive", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"));
      try (LaunchdEmulator launchd =
          LaunchdEmulator.builder(job.build())
              .deadDescriptors(true)
              .systemdProtocol(true)
              .events(recorded::add)
              .output(recorded::addLine)
              .start()) {
        assertEquals(List.of(), launchd.addresses("Dead"));
        assertEquals(0, launchd.starts());
        Client.connect(launchd.addresses("Alive").get(0)).close();
        launchd.awaitStarts(1, PATIENCE);
        assertEquals("2 Dead:Alive", recorded.line());
      }
      String notice = recorded.events(EmulatorEvent.Notice.class).get(0).message();
      assertTrue(notice.contains("address in use"), notice);
    }
  }

  private List<String> lines(JobBuilder job) throws Exception {
    try (LaunchdEmulator launchd = recorded.start(job.runAtLoad(true))) {
      launchd.awaitExits(1, PATIENCE);
    }
    return recorded.lines();
  }

  private static PlistDictionary limits(String key, long value) {
    return PlistDictionary.EMPTY.with(key, new PlistInteger(value));
  }
}
