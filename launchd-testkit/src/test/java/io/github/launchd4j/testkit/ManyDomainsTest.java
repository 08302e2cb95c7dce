package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** system, gui/UID and user/UID in one emulator. */
class ManyDomainsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aJobIsInTheDomainItWasLoadedIntoAndInNoOther() throws Exception {
    Path plist = plist("Aqua", "Background", "System");
    try (LaunchdDomain domain = builder().start()) {
      control("bootstrap", "gui/501", plist.toString());
      assertTrue(control("print", "gui/501/a.job").contains("\tdomain = gui/501\n"));
      for (String other : List.of("system", "user/501", "gui/502")) {
        assertEquals(113, number("print", other + "/a.job"));
        assertEquals(113, number("kickstart", other + "/a.job"));
        assertEquals(3, number("bootout", other + "/a.job"));
        assertFalse(control("print", other).contains("a.job"));
      }
      control("bootstrap", "user/501", plist.toString());
      control("bootstrap", "system", plist.toString());
      assertEquals(3, domain.services().size());
      assertEquals(5, number("bootstrap", "gui/501", plist.toString()));
      assertTrue(control("print", "gui/501").contains("\tservice count = 1\n"));

      control("bootout", "--wait", "gui/501", plist.toString());
      assertEquals(113, number("print", "gui/501/a.job"));
      assertTrue(control("print", "system/a.job").startsWith("system/a.job = {\n"));
    }
  }

  @Test
  void aJobGoesWhereItsSessionTypesLetIt() throws Exception {
    try (LaunchdDomain domain = builder().start()) {
      Path aqua = plist();
      assertEquals(134, number("bootstrap", "user/501", aqua.toString()));
      control("bootstrap", "gui/501", aqua.toString());
      Path background = plist("Background");
      assertEquals(134, number("bootstrap", "gui/502", background.toString()));
      assertEquals(134, number("bootstrap", "system", background.toString()));
      control("bootstrap", "user/502", background.toString());
      assertEquals(2, domain.services().size());
    }
  }

  @Test
  void withNobodyAtTheScreenThereIsNoGuiDomain() throws Exception {
    try (LaunchdDomain domain = builder().headless(true).start()) {
      Path plist = plist("Aqua", "Background");
      assertTrue(
          message("bootstrap", "gui/501", plist.toString())
              .startsWith("Bootstrap failed: 125: Domain does not support specified action"));
      assertEquals(112, number("print", "gui/501"));
      assertEquals(112, number("print", "gui/501/a.job"));
      assertEquals(125, number("bootout", "gui/501/a.job"));
      control("bootstrap", "user/501", plist.toString());
      assertEquals("Background\n", control("asuser", "501", "managername"));
      assertTrue(control("asuser", "501", "list").endsWith("\ta.job\n"));
      assertEquals(1, domain.services().size());
    }
  }

  @Test
  void theWordsAreThoseThatInstallersLookFor() throws Exception {
    try (LaunchdDomain domain = builder().start()) {
      assertEquals(
          "Bad request.\nCould not find service \"a.job\" in domain for user gui: 501",
          message("print", "gui/501/a.job"));
      assertEquals(
          "Bad request.\nCould not find service \"a.job\" in domain for uid: 501",
          message("print", "user/501/a.job"));
      assertEquals(
          "Bad request.\nCould not find service \"a.job\" in domain for system",
          message("print", "system/a.job"));
      control("bootstrap", "gui/501", plist().toString());
      assertTrue(
          message("print", "a.job")
              .startsWith("Unrecognized target specifier, did you mean\n\tgui/501/a.job\n"));
      assertEquals("134: Service cannot load in requested session\n", control("error", "134"));
      assertEquals(1, domain.services().size());
    }
  }

  @Test
  void theOlderVerbsMeanTheSessionOfTheUser() throws Exception {
    try (LaunchdDomain domain = builder().start()) {
      String own = Accounts.isRoot() ? "System\n" : "Aqua\n";
      assertEquals(own, control("managername"));
      assertEquals("System\n", control("asuser", "0", "managername"));
      assertEquals("Aqua\n", control("asuser", "501", "managername"));
      assertEquals("", control("asuser", "501", "load", plist().toString()));
      assertEquals(113, number("asuser", "502", "list", "a.job"));
      assertTrue(control("asuser", "501", "list", "a.job").contains("\"Label\" = \"a.job\";"));
      assertTrue(control("print", "gui/501/a.job").contains("\ttype = LaunchAgent\n"));
      control("asuser", "501", "remove", "a.job");
      awaitGone(domain);
    }
  }

  @Test
  void aUsersDomainsShareWhatIsDisabled() throws Exception {
    Path plist = plist("Aqua", "Background", "System");
    try (LaunchdDomain domain = builder().start()) {
      control("disable", "user/501/a.job");
      assertEquals(119, number("bootstrap", "gui/501", plist.toString()));
      assertTrue(control("print-disabled", "gui/501").contains("\"a.job\" => disabled"));
      control("bootstrap", "gui/502", plist.toString());
      control("bootstrap", "system", plist.toString());
      assertEquals(2, domain.services().size());
    }
  }

  @Test
  void bootoutWaitsOnMacOs26AndIsRefusedBefore() throws Exception {
    for (int version : new int[] {14, 15}) {
      try (LaunchdDomain domain = builder().macOs(version).start()) {
        control("bootstrap", "gui/501", plist().toString());
        assertEquals(64, number("bootout", "--wait", "gui/501/a.job"));
        assertFalse(control("help", "bootout").contains("--wait"));
        assertEquals(1, domain.services().size());
      }
    }
    try (LaunchdDomain domain = builder().start()) {
      Job slow = job("trap 'sleep 0.5; exit' TERM; : >up; while :; do sleep 0.05; done").build();
      Path plist = written(slow);
      control("bootstrap", "gui/501", plist.toString());
      awaitFile("up");
      control("bootout", "gui/501/a.job");
      assertEquals(36, number("bootout", "gui/501/a.job"));
      assertEquals(37, number("bootstrap", "gui/501", plist.toString()));
      domain.service("a.job").orElseThrow().awaitExits(1, PATIENCE);
      awaitGone(domain);
      control("bootstrap", "gui/501", plist.toString());
      control("bootout", "--wait", "gui/501/a.job");
      control("bootstrap", "gui/501", plist.toString());
      assertTrue(control("help", "bootout").contains("--wait"));
    }
  }

  @Test
  void withoutADomainAnAgentGoesToTheSessionThatItIsFor() throws Exception {
    Path agents = Files.createDirectory(folder.resolve("LaunchAgents"));
    int uid = Accounts.currentUid();
    try (LaunchdDomain domain = builder().start()) {
      domain.emulate(plist());
      assertTrue(control("print", "system").contains("\ta.job\n"));
      for (String session : List.of("Aqua", "Background")) {
        Path agent = agents.resolve(session + ".plist");
        JobBuilder job = Job.builder(session).programArguments("/bin/sleep", "60");
        PlistFile.write(agent, with(job, session).build().toPropertyList());
        domain.emulate(agent);
      }
      assertTrue(control("print", "gui/" + uid).contains("\tAqua\n"));
      assertTrue(control("print", "user/" + uid).contains("\tBackground\n"));
    }
  }

  private Path plist(String... sessions) throws IOException {
    return written(with(job("exec sleep 1000"), sessions).build());
  }

  private JobBuilder job(String script) {
    return Job.builder("a.job")
        .programArguments("/bin/sh", "-c", script)
        .workingDirectory(folder.toString())
        .runAtLoad(true);
  }

  private static JobBuilder with(JobBuilder job, String... sessions) {
    return sessions.length == 0
        ? job
        : job.set("LimitLoadToSessionType", PlistArray.ofStrings(List.of(sessions)));
  }

  private Path written(Job job) throws IOException {
    Path plist = folder.resolve("a.job.plist");
    PlistFile.write(plist, job.toPropertyList());
    return plist;
  }

  private static void awaitGone(LaunchdDomain domain) throws InterruptedException {
    while (domain.service("a.job").isPresent()) {
      Thread.sleep(1);
    }
  }

  private void awaitFile(String name) throws InterruptedException {
    while (Files.notExists(folder.resolve(name))) {
      Thread.sleep(1);
    }
  }

  private String message(String... words) {
    return String.valueOf(
        assertThrows(LaunchctlException.class, () -> control(words)).getMessage());
  }

  private int number(String... words) {
    return assertThrows(LaunchctlException.class, () -> control(words)).number();
  }

  private String control(String... words) throws IOException {
    return LaunchdControl.perform(folder.resolve("control"), List.of(words));
  }

  private LaunchdDomain.Builder builder() {
    return LaunchdDomain.builder().control(folder.resolve("control"));
  }
}
