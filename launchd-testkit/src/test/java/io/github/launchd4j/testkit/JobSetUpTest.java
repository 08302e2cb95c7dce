package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.socket.darwin.NotOnTheFace;
import io.github.launchd4j.testkit.event.EmulatorEvent.JobStarted;
import io.github.launchd4j.testkit.event.EmulatorEvent.Notice;
import io.github.launchd4j.testkit.event.EmulatorEvent.SetUpFailed;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Accounts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What a job finds when it starts. */
class JobSetUpTest {
  private final Recorded recorded = Recorded.bySystemd();
  @TempDir private Path folder;

  @Test
  void theEnvironmentIsLaunchdsAndTheJobsAndNothingElse() throws Exception {
    JobBuilder job =
        Job.builder("com.example.env")
            .program("/usr/bin/env")
            .environmentVariables(Map.of("a.b", "x = $HOME  \"ä\"", "EMPTY", ""))
            .runAtLoad(true)
            .socket("Listeners", unix("s"))
            .socket("Größe", unix("t"));

    run(job);

    long pid = recorded.events(JobStarted.class).get(0).pid();
    assertEquals(
        new TreeSet<>(
            Set.of(
                "PATH=/usr/bin:/bin:/usr/sbin:/sbin",
                "XPC_SERVICE_NAME=com.example.env",
                "XPC_FLAGS=0x0",
                "a.b=x = $HOME  \"ä\"",
                "EMPTY=",
                "LISTEN_FDS=2",
                "LISTEN_FDNAMES=Listeners:Größe",
                "LISTEN_PID=" + pid)),
        new TreeSet<>(recorded.lines()));
  }

  @Test
  void aJobWithoutSocketsIsToldOfNone() throws Exception {
    run(Job.builder("com.example.env").program("/usr/bin/env").runAtLoad(true));

    assertEquals(3, recorded.lines().size());
  }

  @Test
  void theJobsOwnPathTakesThePlaceOfLaunchds() throws Exception {
    run(
        Job.builder("com.example.env")
            .program("/usr/bin/env")
            .environmentVariables(Map.of("PATH", "/opt/bin"))
            .runAtLoad(true));

    assertTrue(recorded.lines().contains("PATH=/opt/bin"));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc/PID/fd is Linux's")
  void theJobHasNoDescriptorsButItsOwn() throws Exception {
    // Many sockets, so that the numbers they go to are in use by those they come from.
    int sockets = 40;
    JobBuilder job =
        shell(
                "for fd in /proc/$$/fd/*; do"
                    + " [ -L \"$fd\" ] && echo \"${fd##*/} $(readlink \"$fd\" | cut -d: -f1)\"; done")
            .runAtLoad(true);
    for (int i = 0; i < sockets; i++) {
      job.socket("s" + i, unix("s" + i));
    }

    run(job);

    Set<String> expected = new TreeSet<>(Set.of("0 /dev/null", "1 pipe", "2 pipe"));
    for (int i = 0; i < sockets; i++) {
      expected.add(i + 3 + " socket");
    }
    assertEquals(expected, new TreeSet<>(recorded.lines()));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc/net/unix is Linux's")
  void theDescriptorsAreInTheOrderOfTheirNames() throws Exception {
    int sockets = 40;
    JobBuilder job =
        shell(
                "for fd in $(seq 3 42); do"
                    + " inode=$(readlink /proc/$$/fd/$fd | tr -dc 0-9);"
                    + " grep \" $inode \" /proc/net/unix | sed \"s,.*/,,\"; done")
            .runAtLoad(true);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < sockets; i++) {
      names.add("s" + i);
      job.socket("s" + i, unix("s" + i));
    }

    run(job);

    assertEquals(names, recorded.lines());
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc/self/status is Linux's")
  void noSignalIsBlockedOrIgnored() throws Exception {
    run(
        Job.builder("com.example.signals")
            .programArguments("/bin/grep", "-E", "^Sig(Blk|Ign)", "/proc/self/status")
            .runAtLoad(true));

    assertEquals("SigBlk:\t0000000000000000", recorded.line());
    long ignored = Long.parseUnsignedLong(recorded.line().replace("SigIgn:\t", ""), 16);
    // glibc's posix_spawn leaves its two internal signals, 32 and 33, ignored.
    assertEquals(0, ignored & ~(1L << 31 | 1L << 32));
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, disabledReason = "/proc/self/stat is Linux's")
  void theJobLeadsASessionAndAProcessGroupOfItsOwnWithoutATerminal() throws Exception {
    String script =
        "read -r pid comm state parent group session tty rest </proc/self/stat;"
            + " echo $group $session $tty";
    run(shell(script).runAtLoad(true));

    long pid = recorded.events(JobStarted.class).get(0).pid();
    assertEquals(List.of(pid + " " + pid + " 0"), recorded.lines());
  }

  @Test
  void theFolderIsTheRootUnlessTheJobNamesAnother() throws Exception {
    run(shell("pwd").runAtLoad(true));
    run(shell("pwd").workingDirectory(folder.toRealPath().toString()).runAtLoad(true));

    assertEquals(List.of("/", folder.toRealPath().toString()), recorded.lines());
  }

  @Test
  void programIsTheFileAndTheFirstArgumentItsName() throws Exception {
    JobBuilder job =
        Job.builder("com.example.name")
            .program("/bin/sh")
            .programArguments("-other", "-c", "echo $0 $LISTEN_FDS")
            .runAtLoad(true);
    run(job);
    job.socket("Listeners", unix("s")); // takes another way
    run(job);

    assertEquals(List.of("-other", "-other 1"), recorded.lines());
  }

  @Test
  void aProgramWithAnEqualsSignInItsPathIsStarted() throws Exception {
    Path program = Files.writeString(folder.resolve("a=b"), "#!/bin/sh\necho it runs\n");
    Files.setAttribute(program, "unix:mode", 0755);
    JobBuilder job =
        Job.builder("com.example.equals")
            .program(program.toString())
            .socket("Listeners", unix("s"))
            .runAtLoad(true);

    run(job);

    assertEquals(List.of("it runs"), recorded.lines());
  }

  @Test
  void aProgramWithoutAFolderIsSoughtOnLaunchdsPath() throws Exception {
    run(Job.builder("com.example.path").programArguments("echo", "found").runAtLoad(true));

    assertEquals(List.of("found"), recorded.lines());
  }

  @Test
  void globsAreExpandedInTheFolderOfTheJobWhereThatIsAskedFor() throws Exception {
    for (String name : List.of("one.txt", "two.txt", "a b.txt", "\ud83d\ude00.txt", "it's")) {
      Files.createFile(folder.resolve(name));
    }
    JobBuilder job =
        Job.builder("com.example.glob")
            .programArguments(
                "/usr/bin/printf",
                "%s|",
                "[!a]*.txt",
                "a *",
                "\ud83d\ude00*",
                "it's*",
                "\\*.txt",
                "",
                "none*",
                "$HOME",
                "[ot]??.txt",
                "x\\")
            .workingDirectory(folder.toString())
            .set("EnableGlobbing", new PlistBoolean(true))
            .runAtLoad(true);

    run(job);

    assertEquals(
        List.of(
            "one.txt|two.txt|\ud83d\ude00.txt|a b.txt|\ud83d\ude00.txt|it's|*.txt||none*|$HOME|one.txt|two.txt|x\\|"),
        recorded.lines());
  }

  @Test
  void outputIsAppendedToTheJobsFiles() throws Exception {
    Path log = Files.writeString(folder.resolve("log"), "before\n");
    run(
        shell("echo out; echo err >&2")
            .standardOutPath(log.toString())
            .standardErrorPath(log.toString())
            .runAtLoad(true));

    assertEquals("before\nout\nerr\n", Files.readString(log));
    assertEquals(List.of(), recorded.lines());
  }

  @Test
  void inputComesFromTheJobsFileAndIsEmptyWithoutOne() throws Exception {
    Path in = Files.writeString(folder.resolve("in"), "given\n");
    run(shell("cat; echo end").standardInPath(in.toString()).runAtLoad(true));
    run(shell("cat; echo end").standardInPath(folder.resolve("none").toString()).runAtLoad(true));

    assertEquals(List.of("given", "end", "end"), recorded.lines());
  }

  @Test
  void aMissingProgramIsExit78AndSaidAndTheConnectionTriesAgain() throws Exception {
    JobBuilder job =
        Job.builder("com.example.missing")
            .program("/nowhere/server")
            .socket("Listeners", SocketEntry.tcp(0).withSockNodeName("127.0.0.1"));
    try (LaunchdEmulator launchd = recorded.start(job);
        Client client = Client.connect(launchd.addresses("Listeners").get(0))) {
      assertTrue(client.channel().isConnected());
      assertEquals(ExitStatus.SET_UP_FAILED, launchd.awaitExits(2, PATIENCE).get(1));
    }
    assertEquals(
        "job cannot start: the program \"/nowhere/server\" does not exist (launchd: last exit code = 78)",
        recorded.events(SetUpFailed.class).get(0).message());
  }

  @Test
  void aProgramThatGoesWhileTheJobWaitsIsExit78AndSaid() throws Exception {
    Path program = Files.writeString(folder.resolve("program"), "#!/bin/sh\n");
    Files.setAttribute(program, "unix:mode", 0755);
    SocketEntry entry = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");
    JobBuilder job =
        Job.builder("com.example.gone").program(program.toString()).socket("Listeners", entry);
    try (LaunchdEmulator launchd = recorded.start(job, Duration.ofHours(1))) {
      launchd.advance(Duration.ZERO); // it has been made ready
      Files.delete(program);
      Client.connect(launchd.addresses("Listeners").get(0)).close();
      assertEquals(List.of(ExitStatus.SET_UP_FAILED), launchd.awaitExits(1, PATIENCE));
    }
    assertEquals(
        "Program: the program \"" + program + "\" does not exist",
        recorded.events(Notice.class).get(0).message());
  }

  @Test
  void aFolderThatIsNotThereOrALogThatCannotBeOpenedIsExit78() throws Exception {
    run(shell("true").workingDirectory("/nowhere").runAtLoad(true));
    run(shell("true").standardOutPath("/nowhere/log").runAtLoad(true));
    run(shell("true").program(folder.toString()).runAtLoad(true));

    assertEquals(
        List.of(
            "WorkingDirectory \"/nowhere\" is not a folder",
            "StandardOutPath \"/nowhere/log\" cannot be opened: NoSuchFileException; its folder must exist and be writable",
            "the program \""
                + folder
                + "\" cannot be executed; run chmod +x, or name its interpreter"),
        recorded.events(SetUpFailed.class).stream().map(SetUpFailed::reason).toList());
  }

  @Test
  void theExitStatusIsSeenAndSoIsASignal() throws Exception {
    assertEquals(List.of(new ExitStatus(3, 0)), run(shell("exit 3").runAtLoad(true)));
    assertEquals(List.of(new ExitStatus(0, 11)), run(shell("kill -SEGV $$").runAtLoad(true)));
  }

  @Test
  void asRootAJobWhoseUserOrGroupIsNotHereIsNotRun() throws Exception {
    assumeTrue(Accounts.isRoot(), "only root obeys UserName");
    String name = "_nobody_of_this_name";

    assertEquals(
        List.of(ExitStatus.SET_UP_FAILED), run(shell("id").userName(name).runAtLoad(true)));
    assertEquals(
        List.of(ExitStatus.SET_UP_FAILED), run(shell("id").groupName(name).runAtLoad(true)));

    assertEquals(List.of(), recorded.lines());
    for (SetUpFailed failed : recorded.events(SetUpFailed.class)) {
      assertTrue(
          failed.reason().contains("\"" + name + "\": this machine has no such"), failed::reason);
    }
  }

  @Test
  void withoutRootUserNameIsIgnoredWithANotice() throws Exception {
    assumeTrue(!Accounts.isRoot(), "root obeys UserName");
    run(shell("true").userName("_nobody_of_this_name").runAtLoad(true));

    Notice notice = recorded.events(Notice.class).get(0);
    assertEquals("UserName", notice.key());
    assertTrue(notice.message().contains("\"_nobody_of_this_name\" is ignored"), notice::message);
  }

  @Test
  @NotOnTheFace("chroot(8) of macOS has -u, -g and -G, Linux's has not")
  void aJobThatNamesOnlyItsGroupIsRoots() throws Exception {
    assumeTrue(Accounts.isRoot(), "only root obeys GroupName");
    Accounts.User root = Accounts.user("root").orElseThrow();

    run(shell("id -un; id -gn; echo $HOME $USER").groupName("daemon").runAtLoad(true));

    assertEquals(List.of("root", "daemon", root.home() + " root"), recorded.lines());
  }

  @Test
  @NotOnTheFace("chroot(8) of macOS has -u, -g and -G, Linux's has not")
  void rootRunsTheJobAsItsUser() throws Exception {
    assumeTrue(Accounts.isRoot(), "only root can run a job as another user");
    JobBuilder job =
        shell("id -un; echo $HOME $USER $LOGNAME $SHELL $TMPDIR; set -- $(id -G); echo $#")
            .userName("nobody");
    Accounts.User nobody = Accounts.user("nobody").orElseThrow();

    run(job.runAtLoad(true).socket("Listeners", unix("s")));

    assertEquals(
        List.of("nobody", nobody.home() + " nobody nobody " + nobody.shell() + " /tmp/", "1"),
        recorded.lines());
  }

  @Test
  @NotOnTheFace("chroot(8) of macOS has -u, -g and -G, Linux's has not")
  void aLogIsOpenedAsTheJobsUser() throws Exception {
    assumeTrue(Accounts.isRoot(), "only root can run a job as another user");
    Path log = folder.resolve("log");
    JobBuilder job = shell("echo out").userName("nobody").standardOutPath(log.toString());

    assertEquals(List.of(ExitStatus.SET_UP_FAILED), run(job.runAtLoad(true)));

    Files.setAttribute(folder, "unix:mode", 0777);
    run(shell("echo out").userName("nobody").standardOutPath(log.toString()).runAtLoad(true));

    assertEquals("out\n", Files.readString(log));
    int uid = Accounts.user("nobody").orElseThrow().uid();
    assertEquals(uid, Files.getAttribute(log, "unix:uid"));
  }

  private SocketEntry unix(String name) {
    return SocketEntry.unix(folder.resolve(name).toString(), 0600);
  }

  private List<ExitStatus> run(JobBuilder job) throws Exception {
    try (LaunchdEmulator launchd = recorded.start(job)) {
      return launchd.awaitExits(1, PATIENCE);
    }
  }
}
