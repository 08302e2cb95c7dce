package io.github.launchd4j.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.ProcessType;
import io.github.launchd4j.plist.SockFamily;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each check, through {@link Installation#check}. The daemon's user is web, who is nobody's owner.
 */
class HostCheckTest {
  private static final String SELF = System.getProperty("user.name");
  private static final String LABEL = "com.example.web";

  @TempDir private Path folder = Path.of("");
  private final FakeMac mac = new FakeMac();
  private final JobBuilder job =
      Job.builder(LABEL)
          .programArguments("/bin/sleep", "60")
          .runAtLoad(true)
          .exitTimeOut(20)
          .processType(ProcessType.ADAPTIVE)
          .userName("web");
  private DomainTarget destination = DomainTarget.daemons();

  @BeforeEach
  void aMachineWhereAllIsWell() throws IOException {
    mode(folder, "rwxr-xr-x");
    mac.commands.put("/usr/bin/id -- web", FakeMac.id("web", 777, "_www"));
    destination = destination.withFolder(Files.createDirectory(folder.resolve("LaunchDaemons")));
  }

  @Test
  void whereAllIsWellThereIsNoProblem() throws IOException {
    assertEquals(List.of(), problems());
  }

  @Test
  void whatTheRulesFindIsAProblem() throws IOException {
    job.set("KeepAlife", true);
    String only = only("KeepAlife");
    assertTrue(only.contains(".plist:") && only.contains("did you mean KeepAlive?"), only);
  }

  @Test
  void aUserAndAGroupThatAreNotThere() throws IOException {
    job.userName("nobody-here").groupName("no-group-here");
    assertEquals(2, problems().size());
    assertTrue(problems().get(0).startsWith("error: UserName \"nobody-here\" is not a user"));
    assertTrue(problems().get(1).startsWith("error: GroupName \"no-group-here\" is not a group"));
  }

  @Test
  void aNumberIsNoUserName() throws IOException {
    mac.commands.put("/usr/bin/id -- 777", FakeMac.id("web", 777, "_www"));
    job.userName("777");
    only("UserName \"777\" is not a user");
  }

  @Test
  void aProgramThatIsNotThereOrAFolder() throws IOException {
    job.programArguments(folder + "/nothing");
    only(folder + "/nothing does not exist");
    job.programArguments(folder.toString());
    only("is a folder");
  }

  @Test
  void aProgramThatOnlyItsOwnerMayExecute() throws IOException {
    Path program = file("program", "rwx------");
    job.programArguments(program.toString());
    only("user web may not execute " + program.toRealPath() + " (rwx------ ");
    job.userName("root");
    assertEquals(List.of(), problems());
    mode(program, "rw-r--r--");
    only("user root may not execute");
  }

  @Test
  void aJarBelowAFolderThatOnlyItsOwnerMayEnter() throws IOException {
    Path home = Files.createDirectory(folder.resolve("home"));
    Path jar = Files.createFile(home.resolve("web.jar"));
    Path java = file("java", "rwxr-xr-x");
    mode(home, "rwxr-x---");
    job.programArguments(
        java.toString(), "-Xmx64m", "--enable-native-access=ALL-UNNAMED", "-jar", jar.toString());
    only("java -jar " + jar + " cannot be read: user web may not enter " + home.toRealPath());
    job.programArguments(
        java.toString(),
        "-Xmx64m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        "/bin:" + jar,
        "com.example.Web");
    only("java -cp " + jar + " cannot be read");
    job.programArguments(
        java.toString(),
        "-Xmx64m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        folder + "/nothing/*",
        "com.example.Web");
    only("java -cp " + folder + "/nothing cannot be read: " + folder + "/nothing does not exist");
    job.programArguments(
        java.toString(),
        "-Xmx64m",
        "--enable-native-access=ALL-UNNAMED",
        "-cp",
        home + "/*",
        "com.example.Web");
    mode(home, "rwxr-xr-x");
    assertEquals(List.of(), problems());
  }

  @Test
  void aGroupOfTheJobOpensWhatIsTheGroups() throws IOException {
    Path program = file("program", "rwxr-x---");
    String group = Files.readAttributes(program, PosixFileAttributes.class).group().getName();
    job.programArguments(program.toString());
    only("user web may not execute");
    job.groupName(group);
    assertEquals(List.of(), problems());
  }

  @Test
  void aProgramOfRootThatOthersCanChange() throws IOException {
    Path program = file("program", "rwxr-xrwx");
    job.programArguments(program.toString());
    only("warning: somebody else can change what runs as web: the program is " + program);
    job.userName("root");
    String only = only("error: somebody else can change what runs as root: the program is ");
    assertTrue(only.contains("program is writable by others (rwxr-xrwx "), only);
    mode(program, "rwxr-xr-x");
    assertEquals(List.of(), problems());
  }

  @Test
  void aFolderOrALinkOnTheWayToWhatRootRuns() throws IOException {
    job.userName("root");
    Path open = Files.createDirectory(folder.resolve("open"));
    mode(open, "rwxrwxrwx");
    Path closed = Files.createDirectory(folder.resolve("closed"));
    Path java = Files.createFile(closed.resolve("java"));
    mode(java, "rwxr-xr-x");
    Path jar = Files.createFile(open.resolve("web.jar"));
    List<String> rest = List.of("-Xmx64m", "--enable-native-access=ALL-UNNAMED");
    job.programArguments(words(java, rest, "-jar", jar));
    only("java -jar is " + jar + ", and " + open.toRealPath() + " is writable by others");
    job.programArguments(words(java, rest, "-cp", closed + ":" + open + "/*", "com.example.Web"));
    only("java -cp is " + open);
    job.programArguments(words(java, rest, "-javaagent:" + jar + "=x", "-jar", java));
    only("java -javaagent: is " + jar);
    Path link = Files.createSymbolicLink(open.resolve("run"), java);
    job.programArguments(link.toString());
    only("the program is " + link + ", and " + open.toRealPath() + " is writable by others");
    Path far = Files.createSymbolicLink(closed.resolve("far"), link);
    job.programArguments(far.toString());
    only("the program is " + far + ", and " + open.toRealPath() + " is writable by others");
    Path script = Files.writeString(closed.resolve("script"), "#!" + link + " -x\n");
    mode(script, "rwxr-xr-x");
    job.programArguments("/bin/sh", script.toString());
    only("the interpreter of script is " + link);
    mode(open, "rwxr-xr-x");
    assertEquals(List.of(), problems());
  }

  @Test
  void somebodyElsesFileThatRootRuns() throws IOException {
    assumeTrue(Files.getAttribute(folder, "unix:uid").equals(0), "only root may give files away");
    Path program = file("program", "rwxr-xr-x");
    Files.setAttribute(program, "unix:uid", 4711);
    job.programArguments(program.toString()).userName("root");
    only("program belongs to 4711 (rwxr-xr-x 4711:");
  }

  private static String[] words(Object first, List<String> options, Object... rest) {
    List<String> words = new ArrayList<>(List.of(first.toString()));
    words.addAll(options);
    Arrays.stream(rest).map(Object::toString).forEach(words::add);
    return words.toArray(String[]::new);
  }

  @Test
  void aWorkingDirectoryThatIsNotThereOrAFile() throws IOException {
    job.workingDirectory(folder + "/nothing");
    only("WorkingDirectory: " + folder + "/nothing does not exist");
    job.workingDirectory(file("file", "rwxr-xr-x").toString());
    only("is a file");
  }

  @Test
  void aLogThatTheUserMayNotWrite() throws IOException {
    Path log = folder.resolve("web.log");
    job.standardOutPath(log.toString());
    only(
        "StandardOutPath "
            + log
            + " cannot be written: user web may not write "
            + folder.toRealPath());
    file("web.log", "rw-rw-rw-");
    assertEquals(List.of(), problems());
    job.standardErrorPath(folder + "/logs/web.log");
    only("warning: the folder of StandardErrorPath " + folder + "/logs/web.log does not exist");
  }

  @Test
  void aFolderThatOthersMayWriteOrThatIsNotThere() throws IOException {
    mode(destination.folder(), "rwxrwxr-x");
    only("group or others may write to the folder " + destination.folder());
    destination = destination.withFolder(folder.resolve("nothing"));
    only("the folder " + folder + "/nothing does not exist");
  }

  @Test
  void aLinkOrAFolderInThePlaceOfTheFile() throws IOException {
    Path file = destination.file(LABEL);
    Files.createSymbolicLink(file, Path.of("/dev/null"));
    only("warning: " + file + " is a symbolic link");
    Files.delete(file);
    Files.createDirectory(file);
    only("error: " + file + " is a folder");
  }

  @Test
  void aLabelThatIsLoadedFromAnotherFile() throws IOException {
    mac.loaded.put(LABEL, "\tpath = /Library/LaunchDaemons/old.plist\n");
    only("system/com.example.web is loaded from /Library/LaunchDaemons/old.plist");
  }

  @Test
  void aJobThatIsNotForTheDomain() throws IOException {
    destination = new DomainTarget("user/501", destination.folder());
    only("the job has no LimitLoadToSessionType, which means Aqua, and cannot be loaded into user");
    job.limitLoadToSessionType("Background");
    assertFalse(problemsText().contains("being loaded into"), problemsText());
    destination = new DomainTarget("gui/501", destination.folder());
    assertTrue(problemsText().contains("Background keeps the job from being loaded into gui/501"));
    destination = new DomainTarget("system", destination.folder());
    assertTrue(problemsText().contains("Background keeps the job from being loaded into system"));
  }

  @Test
  void aUserWhoIsNotLoggedInAtTheScreen() throws IOException {
    destination = new DomainTarget("gui/501", destination.folder());
    mac.missing.add("gui/501");
    only("error: there is no domain gui/501: that user is not logged in at the screen");
  }

  @Test
  void aLabelThatIsAlsoLoadedInAnotherDomain() throws IOException {
    mac.loaded.put(LABEL, "\tpath = /Users/me/Library/LaunchAgents/web.plist\n");
    mac.domains.put(LABEL, "gui/501");
    String only =
        only("warning: the label is also loaded as gui/501/com.example.web from /Users/me");
    assertTrue(only.contains("launchctl bootout gui/501/com.example.web"), only);
  }

  @Test
  void aDisabledLabelIsNoError() throws IOException {
    mac.disabled.add(LABEL);
    only("info: system/com.example.web is disabled");
  }

  @Test
  void aPortInUseIsToldWithItsHolder() throws IOException {
    try (ServerSocketChannel holder = ServerSocketChannel.open()) {
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = holder.socket().getLocalPort();
      job.socket("Listeners", local(SocketEntry.tcp(port)));
      job.runAtLoad(false);
      only(
          "port "
              + port
              + " of socket \"Listeners\" is in use ("
              + PortCheck.LSOF
              + ", which would show");
      mac.commands.put(
          PortCheck.LSOF + " -nP -iTCP:" + port + " -sTCP:LISTEN -Fpc", "p4711\ncjava\nf5\n");
      only("port " + port + " of socket \"Listeners\" is in use by java (pid 4711)");
      mac.loaded.put(LABEL, "");
      assertEquals(List.of(), problems());
    }
  }

  @Test
  void aDatagramPortInUse() throws IOException {
    try (DatagramChannel holder = DatagramChannel.open()) {
      holder.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      int port = holder.socket().getLocalPort();
      job.socket("Dns", local(SocketEntry.udp(port)));
      job.runAtLoad(false);
      only("port " + port + " of socket \"Dns\" is in use");
    }
  }

  /** As {@link #aPortInUseIsToldWithItsHolder}, by the lsof of this machine. */
  @Test
  void thisMachinesLsofTellsWhoHasAPort() throws IOException {
    assumeTrue(
        Files.isExecutable(Path.of(PortCheck.LSOF)), "this machine has no " + PortCheck.LSOF);
    mac.real.add(PortCheck.LSOF);
    try (ServerSocketChannel tcp = ServerSocketChannel.open();
        DatagramChannel udp = DatagramChannel.open()) {
      tcp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      udp.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      job.socket("Listeners", local(SocketEntry.tcp(tcp.socket().getLocalPort())));
      job.socket("Dns", local(SocketEntry.udp(udp.socket().getLocalPort())));
      job.runAtLoad(false);
      String holder = " is in use by java (pid " + ProcessHandle.current().pid() + ")";
      assertEquals(2, problems().size(), this::problemsText);
      assertTrue(problems().stream().allMatch(problem -> problem.contains(holder)), problemsText());
    }
  }

  @Test
  void anAgentOfRoot() throws IOException {
    job.userName("web");
    destination = new DomainTarget("gui/0", destination.folder());
    String only = only("warning: gui/0 is the domain of root");
    assertTrue(only.endsWith("install an agent without sudo, as the user it is for"), only);
  }

  @Test
  void aProgramThatABrowserBrought() throws IOException {
    mac.commands.put("/usr/bin/xattr -p com.apple.quarantine /bin/sleep", "0083;5f;Safari;");
    only("warning: the program /bin/sleep is quarantined");
  }

  @Test
  void namesOfServicesAreThoseOfThisMachine() {
    assertEquals(80, Ports.number("80", "tcp").orElseThrow());
    assertTrue(Ports.number("no-such-service", "tcp").isEmpty());
    assertTrue(Ports.number("70000", "tcp").isEmpty());
  }

  private static SocketEntry local(SocketEntry entry) {
    return entry.withSockNodeName("127.0.0.1").withSockFamily(SockFamily.IPV4);
  }

  private List<String> problems() throws IOException {
    Path plist = folder.resolve(LABEL + ".plist");
    PlistFile.write(plist, job.build().toPropertyList());
    return Installation.of(plist, destination, mac.launchctl()).check().stream()
        .map(Problem::toString)
        .filter(problem -> !problem.contains("[LP802]")) // the tests' folder is a temporary one
        .filter(problem -> !problem.contains(" belongs to " + SELF)) // and root's only for root
        .toList();
  }

  private String only(String part) throws IOException {
    List<String> problems = problems().stream().filter(problem -> problem.contains(part)).toList();
    assertEquals(1, problems.size(), () -> "not \"" + part + "\": " + problemsText());
    assertEquals(1, problems().size(), this::problemsText);
    return problems.get(0);
  }

  private String problemsText() {
    try {
      return String.join("\n", problems());
    } catch (IOException e) {
      return e.toString();
    }
  }

  private Path file(String name, String mode) throws IOException {
    Path file = folder.resolve(name);
    if (Files.notExists(file)) {
      Files.createFile(file);
    }
    mode(file, mode);
    return file;
  }

  private static void mode(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }
}
