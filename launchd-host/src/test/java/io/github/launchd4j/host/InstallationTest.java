package io.github.launchd4j.host;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallationTest {
  private static final String LABEL = "com.example.web";

  @TempDir private Path folder = Path.of("");
  private final FakeMac mac = new FakeMac();
  private Path plist = Path.of("");
  private Path file = Path.of("");
  private DomainTarget agents = DomainTarget.daemons();

  @BeforeEach
  void oneJob() throws IOException {
    plist = folder.resolve("generated.plist");
    write(LABEL, "/bin/sleep");
    agents = new DomainTarget("gui/501", folder.resolve("LaunchAgents"));
    file = agents.file(LABEL);
  }

  @Test
  void anAgentIsWrittenEnabledBootstrappedAndSeen() throws Exception {
    List<String> told = new ArrayList<>();
    installation().installPlan().run(told::add);
    assertEquals(
        List.of("enable gui/501/com.example.web", "bootstrap gui/501 " + file), mac.changes);
    assertEquals(-1, Files.mismatch(plist, file));
    assertEquals("rw-r--r--", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertEquals(
        List.of(
            "mkdir -p " + agents.folder(),
            "install -m 0644 " + plist + " " + file,
            "launchctl enable gui/501/com.example.web",
            "launchctl bootstrap gui/501 " + file,
            "launchctl print gui/501/com.example.web"),
        told);
  }

  @Test
  void whatIsInstalledIsNotInstalledAgain() throws Exception {
    install();
    mac.changes.clear();
    assertTrue(installation().installPlan().isEmpty());
    mac.disabled.add(LABEL);
    assertFalse(installation().installPlan().isEmpty(), "disabled");
    mac.disabled.clear();
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
    assertFalse(installation().installPlan().isEmpty(), "writable by the group");
    assertEquals(List.of(), mac.changes);
  }

  @Test
  void whatIsLoadedIsTakenOutAndWaitedForFirst() throws Exception {
    install();
    mac.changes.clear();
    mac.lingers = 4;
    write(LABEL, "/bin/echo");
    install();
    assertEquals(
        List.of(
            "bootout gui/501/com.example.web",
            "enable gui/501/com.example.web",
            "bootstrap gui/501 " + file),
        mac.changes);
    assertEquals(0, mac.lingers);
    assertEquals(-1, Files.mismatch(plist, file));
  }

  @Test
  void anUpgradeIsStagedBeforeTheJobIsStopped() throws Exception {
    install();
    write(LABEL, "/bin/echo");
    String kept = agents.folder() + "/.launchd4j/" + LABEL;
    assertEquals(
        List.of(
            "mkdir -p " + kept,
            "cp -p " + file + " " + kept + "/old.plist",
            "install -m 0644 " + plist + " " + kept + "/new.plist",
            "launchctl bootout gui/501/com.example.web",
            "while launchctl print gui/501/com.example.web >/dev/null 2>&1; do sleep 1; done",
            "mv " + kept + "/new.plist " + file,
            "launchctl enable gui/501/com.example.web",
            "launchctl bootstrap gui/501 " + file,
            "launchctl print gui/501/com.example.web",
            "rm -f " + kept + "/old.plist " + kept + "/journal"),
        installation().installPlan().commands(false));
    install();
    try (Stream<Path> left = Files.list(Path.of(kept))) {
      assertEquals(List.of(Path.of(kept, "last.plist")), left.toList());
    }
  }

  @Test
  void anUpgradeThatFailsBringsTheFormerFileBack() throws Exception {
    install();
    byte[] former = Files.readAllBytes(file);
    write(LABEL, "/bin/echo");
    mac.changes.clear();
    mac.bootstrapAnswers.add(5);
    InstallException e = assertThrows(InstallException.class, this::install);
    assertTrue(message(e).endsWith("the former file is in its place and loaded again"), message(e));
    assertArrayEquals(former, Files.readAllBytes(file));
    assertTrue(mac.loaded.containsKey(LABEL));
    assertEquals(Optional.empty(), installation().interrupted());
    mac.failsAtOnce = true;
    e = assertThrows(InstallException.class, this::install);
    assertTrue(message(e).startsWith("gui/501/com.example.web ended at once with 127"), message(e));
    assertArrayEquals(former, Files.readAllBytes(file));
  }

  @Test
  void twoUpgradesAtOnceAreOne() throws Exception {
    install();
    write(LABEL, "/bin/echo");
    InstallRecord record = InstallRecord.of(new ServiceTarget(LABEL, agents, mac.launchctl()));
    mac.changes.clear();
    try (Closeable other = record.lock()) {
      InstallException e = assertThrows(InstallException.class, this::install);
      assertTrue(message(e).startsWith("another installation is at work in "), message(e) + other);
    }
    assertEquals(List.of(), mac.changes);
    install();
  }

  @Test
  void aPortThatLaunchdHasNotOpenedIsToldOf() throws Exception {
    int port;
    try (ServerSocketChannel held = ServerSocketChannel.open()) {
      held.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      port = held.socket().getLocalPort();
      Job job =
          Job.builder(LABEL)
              .programArguments("/bin/sleep", "60")
              .socket("Listeners", SocketEntry.tcp(port).withSockNodeName("127.0.0.1"))
              .build();
      PlistFile.write(plist, job.toPropertyList());
      install();
      installation().installed().uninstallPlan().run(command -> {});
    }
    InstallException e = assertThrows(InstallException.class, this::install);
    assertTrue(
        message(e).endsWith("has not opened port " + port + " of socket \"Listeners\""),
        message(e));
  }

  @Test
  void anUpgradeThatCannotStopTheJobLeavesEverythingAsItWas() throws Exception {
    install();
    byte[] former = Files.readAllBytes(file);
    write(LABEL, "/bin/echo");
    mac.bootoutAnswer = 1;
    assertThrows(InstallException.class, this::install);
    assertArrayEquals(former, Files.readAllBytes(file));
    assertEquals(Optional.empty(), installation().interrupted());
  }

  @Test
  void whatWasChangedByHandIsKeptWhereTheNewFileDoesNotChangeIt() throws Exception {
    install();
    Files.writeString(
        file,
        Files.readString(file).replace("</dict>", "<key>Nice</key><integer>5</integer></dict>"));
    write(LABEL, "/bin/echo");
    assertTrue(problems().contains("is kept: Nice"), problems());
    install();
    Job now = Job.from(PlistFile.read(file));
    assertEquals(List.of("/bin/echo", "60"), now.programArguments());
    assertTrue(now.toPropertyList().has("Nice"));
    assertTrue(installation().installPlan().isEmpty(), "the edit is still there, and known");

    Files.writeString(file, Files.readString(file).replace("/bin/echo", "/bin/date"));
    write(LABEL, "/bin/true");
    assertTrue(
        problems().contains("the new file changes the same keys: ProgramArguments"), problems());
    assertTrue(installation().difference().contains("-\t\t<string>/bin/date</string>"));
    assertFalse(installation().replacing().check().toString().contains("the same keys"));
    installation().replacing().installPlan().run(command -> {});
    assertEquals("/bin/true", Job.from(PlistFile.read(file)).programArguments().get(0));
  }

  @Test
  void aFileThatRunsAnotherProgramIsSomebodyElses() throws Exception {
    Files.createDirectories(agents.folder());
    write(LABEL, "/opt/vendor/antivirus");
    Files.copy(plist, file);
    write(LABEL, "/bin/sleep");
    assertTrue(
        problems().contains("belongs to another program: it runs /opt/vendor/antivirus"),
        problems());
    ServiceTarget job = new ServiceTarget(LABEL, agents, mac.launchctl());
    assertEquals(
        Optional.of("/opt/vendor/antivirus"), job.runsOtherThan(Job.from(PlistFile.read(plist))));
  }

  private String problems() throws IOException {
    return installation().check().toString();
  }

  @Test
  void aJobThatDoesNotGoIsToldOf() throws Exception {
    install();
    mac.lingers = Integer.MAX_VALUE;
    write(LABEL, "/bin/echo");
    InstallException e = assertThrows(InstallException.class, this::install);
    assertTrue(message(e).startsWith("gui/501/com.example.web is still there"), message(e));
    assertEquals(OptionalInt.empty(), e.number());
  }

  @Test
  void aBootstrapWhileTheOldJobGoesIsRepeated() throws Exception {
    mac.bootstrapAnswers.addAll(List.of(37, 36));
    install();
    assertEquals(3, mac.changes.stream().filter(each -> each.startsWith("bootstrap")).count());
  }

  @Test
  void aNumberOfLaunchctlIsExplained() {
    mac.bootstrapAnswers.add(5);
    InstallException e = assertThrows(InstallException.class, this::install);
    assertEquals(OptionalInt.of(5), e.number());
    List<String> lines = message(e).lines().toList();
    assertEquals(
        "launchctl bootstrap gui/501 "
            + file
            + " failed with 5, Input/output error: launchd's answer to nearly everything",
        lines.get(0));
    assertEquals("  launchctl: Bootstrap failed: 5: words", lines.get(1));
    assertEquals("  cause: the label is already loaded", lines.get(2));
    assertTrue(lines.get(3).startsWith("   cure: launchctl bootout gui/501/com.example.web, wait"));
  }

  @Test
  void aNumberThatNobodyKnowsIsPassedOn() {
    mac.bootstrapAnswers.add(199);
    InstallException e = assertThrows(InstallException.class, this::install);
    assertTrue(message(e).endsWith("cure: launchctl error 199 says what the number means"));
  }

  @Test
  void theOlderLoadIsCheckedSinceItReportsSuccessAlways() throws Exception {
    Installation installation = Installation.of(plist, agents, mac.legacyLaunchctl());
    installation.installPlan().run(command -> {});
    assertEquals(List.of("load -w " + file), mac.changes);
    mac.loaded.put(LABEL, "{\n\t\"LastExitStatus\" = 19968;\n};");
    assertEquals(
        OptionalInt.of(78), installation.installed().status(Optional.of(plist)).lastExit());

    mac.loaded.clear();
    mac.loadFailsSilently = true;
    InstallException e =
        assertThrows(InstallException.class, () -> installation.installPlan().run(command -> {}));
    assertTrue(message(e).contains("is not loaded: load reports success even when it fails"));
  }

  @Test
  void theOlderUnloadReadsTheFileThatIsThenReplaced() throws Exception {
    Installation.of(plist, agents, mac.legacyLaunchctl()).installPlan().run(command -> {});
    write(LABEL, "/bin/echo");
    List<String> commands =
        Installation.of(plist, agents, mac.legacyLaunchctl()).installPlan().commands(false);
    int unload = commands.indexOf("launchctl unload " + file);
    assertTrue(unload > 0, commands.toString());
    assertTrue(commands.get(unload + 2).startsWith("mv "), commands.toString());
  }

  @Test
  void aDaemonTakesRootAndSudoIsWrittenOut() throws Exception {
    DomainTarget daemons = DomainTarget.daemons();
    Installation installation = Installation.of(plist, daemons, mac.launchctl());
    assertTrue(installation.installed().needsRoot());
    String target = "/Library/LaunchDaemons/com.example.web.plist";
    List<String> commands = installation.installPlan().commands(true);
    assertEquals(
        List.of(
            "sudo install -o root -g wheel -m 0644 " + plist + " " + target,
            "sudo launchctl enable system/com.example.web",
            "sudo launchctl bootstrap system " + target,
            "sudo launchctl print system/com.example.web"),
        commands.subList(commands.size() - 4, commands.size()));
    mac.runByRoot();
    assertFalse(installation.installed().needsRoot());
  }

  @Test
  void uninstallingStopsWaitsAndRemoves() throws Exception {
    install();
    mac.changes.clear();
    mac.lingers = 2;
    ServiceTarget job = new ServiceTarget(LABEL, agents, mac.launchctl());
    job.uninstallPlan().run(command -> {});
    assertEquals(List.of("bootout gui/501/com.example.web"), mac.changes);
    assertFalse(Files.exists(file));
    assertTrue(job.uninstallPlan().isEmpty());
  }

  @Test
  void whatIsInstalledIsWhatWasChecked() throws Exception {
    Installation checked = installation();
    byte[] good = Files.readAllBytes(plist);
    write(LABEL, "/home/mallory/evil");
    checked.installPlan().run(command -> {});
    assertArrayEquals(good, Files.readAllBytes(file));

    Installation again = installation();
    Path secret = Files.writeString(folder.resolve("shadow"), "secret");
    Files.delete(plist);
    Files.createSymbolicLink(plist, secret);
    again.installPlan().run(command -> {});
    assertTrue(Files.readString(file).contains("/home/mallory/evil"));
  }

  @Test
  void aLabelCannotLeadOutOfTheFolder() throws Exception {
    write("../../evil", "/bin/sleep");
    PlistException e = assertThrows(PlistException.class, this::installation);
    assertEquals(
        "the Label \"../../evil\" cannot be the name of an installed file", e.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> new ServiceTarget("../evil", agents, mac.launchctl()));
  }

  @Test
  void aLabelThatTurnsWhatFollowsAndATextThatEndsEarlyAreRefused() throws Exception {
    write("com.example.\u202ebew", "/bin/sleep");
    assertEquals(Code.LP908, assertThrows(PlistException.class, this::installation).code());
    write("com.example.web", "/bin/sleep");
    Files.writeString(plist, Files.readString(plist).replace("/bin/sleep", "/bin/sleep&#0;/web"));
    assertEquals(Code.LP008, assertThrows(PlistException.class, this::installation).code());
  }

  @Test
  void aMachineWithoutLaunchctlIsToldSo() throws Exception {
    Launchctl none =
        new Launchctl(
            CommandRunner.ofSystem(),
            folder.resolve("no launchctl").toString(),
            false,
            mac.launchctl().patience());
    Installation installation = Installation.of(plist, agents, none);
    assertEquals(
        "'" + folder.resolve("no launchctl") + "' print gui/501/com.example.web",
        installation.installPlan().commands(true).get(4).replace("sudo ", ""));
    InstallException e =
        assertThrows(InstallException.class, () -> installation.installPlan().run(command -> {}));
    assertTrue(message(e).contains("launchd is part of macOS"), message(e));
    assertEquals(Optional.empty(), installation.installed().status(Optional.empty()).loaded());
  }

  private Installation installation() throws IOException {
    return Installation.of(plist, agents, mac.launchctl());
  }

  private void install() throws IOException {
    installation().installPlan().run(command -> {});
  }

  private void write(String label, String program) throws IOException {
    Job job = Job.builder(label).programArguments(program, "60").runAtLoad(true).build();
    PlistFile.write(plist, job.toPropertyList());
  }

  private static String message(Exception e) {
    return String.valueOf(e.getMessage());
  }
}
