package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.socket.darwin.NotOnTheFace;
import io.github.launchd4j.testkit.event.ExitStatus;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Root's emulator runs a job of a user who would like to be root. */
@NotOnTheFace("chroot(8) of macOS has -u, -g and -G, Linux's has not")
@EnabledOnOs(value = OS.LINUX, disabledReason = "setpriv(1), useradd(8) and ldd(1) are Linux's")
class JobOfAnotherUserTest {
  private final Recorded recorded = new Recorded();
  private OtherUser user;
  @TempDir private Path folder;

  @BeforeEach
  void makeTheUser() throws Exception {
    user = OtherUser.make();
    Files.setAttribute(folder, "unix:mode", 0755);
  }

  @AfterEach
  void removeTheUser() throws Exception {
    OtherUser.removeIfMade();
  }

  @Test
  void aLibraryOfTheUserIsLoadedByNoProcessOfRoot() throws Exception {
    Path library = NativeProgram.compile("who_loads_me", folder, "-shared", "-fPIC");
    Path log = log();

    run(preloading("com.example.preload", library));

    assertEquals(List.of(user.uid() + " true"), Files.readAllLines(log));
  }

  @Test
  void aLibraryOfTheUserIsLoadedByNoProcessOfRootThatChangesTheRoot() throws Exception {
    Path library = NativeProgram.compile("who_loads_me", folder, "-shared", "-fPIC");
    Path log = log();
    Path jail = JailFolder.fill(folder.resolve("jail"), "/usr/bin/true", library.toString());
    Path logInJail = Files.createFile(jail.resolve(log.toString().substring(1)));

    run(
        preloading("com.example.preload", library)
            .set("RootDirectory", new PlistString(jail.toString())));

    assertEquals(List.of(), Files.readAllLines(log));
    assertEquals(List.of(), Files.readAllLines(logInJail)); // the user may not write there
    Files.setAttribute(logInJail, "unix:mode", 0666);
    run(
        preloading("com.example.preload", library)
            .set("RootDirectory", new PlistString(jail.toString())));
    assertEquals(List.of(user.uid() + " true"), Files.readAllLines(logInJail));
  }

  @Test
  void aLogInAJailIsOpenedInTheJailByTheUser() throws Exception {
    Path home = user.own(Files.createDirectory(folder.resolve("home")));
    Path secret = Files.writeString(folder.resolve("secret"), "root's\n");
    Files.setAttribute(secret, "unix:mode", 0600);
    Path log = Files.createSymbolicLink(home.resolve("log"), secret);
    Path jail = JailFolder.fill(folder.resolve("jail"));
    Path homeInJail = Files.createDirectories(jail.resolve(home.toString().substring(1)));
    user.own(homeInJail);
    JobBuilder job =
        shell("echo a line; echo of the attacker >&2")
            .userName(user.name())
            .standardOutPath(log.toString())
            .standardErrorPath(log.toString())
            .set("RootDirectory", new PlistString(jail.toString()));

    assertEquals(List.of(ExitStatus.SUCCESS), run(job));

    assertEquals("root's\n", Files.readString(secret));
    Path logInJail = homeInJail.resolve("log");
    assertEquals("a line\nof the attacker\n", Files.readString(logInJail));
    assertEquals(user.uid(), Files.getAttribute(logInJail, "unix:uid"));
  }

  @Test
  void aLogInAJailThatTheUserMayNotWriteIsExit78() throws Exception {
    Path jail = JailFolder.fill(folder.resolve("jail"));
    Path secret = Files.writeString(jail.resolve("secret"), "root's\n");
    Path log = Files.createSymbolicLink(jail.resolve("log"), Path.of("/secret"));
    JobBuilder job =
        shell("echo a line")
            .userName(user.name())
            .standardOutPath("/" + log.getFileName())
            .set("RootDirectory", new PlistString(jail.toString()));

    assertEquals(List.of(ExitStatus.SET_UP_FAILED), run(job));

    assertEquals("root's\n", Files.readString(secret));
  }

  @Test
  void theJobHasNoGroupOfRoots() throws Exception {
    for (boolean initGroups : new boolean[] {true, false}) {
      JobBuilder job = shell("echo $(id -G); kill $PPID").userName(user.name()).runAtLoad(true);
      Path plist = folder.resolve("com.example.groups.plist");
      PlistFile.write(
          plist, job.set("InitGroups", new PlistBoolean(initGroups)).build().toPropertyList());
      assertTrue(emulate(plist).contains("" + user.gid()), "InitGroups " + initGroups);
    }
  }

  /** What an emulator says that is in groups in which root often is. */
  private List<String> emulate(Path plist) throws Exception {
    List<String> command = new ArrayList<>();
    command.addAll(List.of("/usr/bin/setpriv", "--groups=0,4,6,42", "--"));
    command.addAll(List.of(Jdks.java(Jdks.own()).toString(), "-cp"));
    command.addAll(List.of(System.getProperty("java.class.path"), EmulatorProgram.class.getName()));
    command.addAll(List.of("--events", plist.toString()));
    Process emulator =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    try (BufferedReader said = emulator.inputReader()) {
      return said.lines().takeWhile(line -> !line.contains(" ended ")).toList();
    } finally {
      emulator.destroyForcibly().waitFor();
    }
  }

  private JobBuilder preloading(String label, Path library) {
    return Job.builder(label)
        .program("/usr/bin/true")
        .userName(user.name())
        .environmentVariables(Map.of("LD_PRELOAD", library.toString()));
  }

  private Path log() throws Exception {
    Path log = Files.createFile(folder.resolve("who_loads_me.log"));
    Files.setAttribute(log, "unix:mode", 0666);
    return log;
  }

  private List<ExitStatus> run(JobBuilder job) throws Exception {
    try (LaunchdEmulator launchd = recorded.start(job.runAtLoad(true))) {
      assertFalse(launchd.awaitExits(1, PATIENCE).isEmpty());
      return launchd.exits();
    }
  }
}
