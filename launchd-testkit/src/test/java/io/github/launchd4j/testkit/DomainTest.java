package io.github.launchd4j.testkit;

import static io.github.launchd4j.testkit.Recorded.PATIENCE;
import static io.github.launchd4j.testkit.Recorded.shell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.JobBuilder;
import io.github.launchd4j.plist.KeepAlive;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.testkit.event.ExitStatus;
import io.github.launchd4j.testkit.jna.Accounts;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Several jobs in one emulator. */
class DomainTest {
  private static final SocketEntry LOOPBACK = SocketEntry.tcp(0).withSockNodeName("127.0.0.1");

  @Test
  void fiftyJobsWithTwoHundredSocketsAnswerOnEachOfThem() throws Exception {
    Map<String, String> output = new ConcurrentHashMap<>();
    try (LaunchdDomain domain =
        LaunchdDomain.builder().systemdProtocol(true).output(output::put).start()) {
      List<LaunchdService> services = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        JobBuilder job =
            Job.builder("com.example.job" + i)
                .programArguments("/bin/sh", "-c", "echo $LISTEN_FDNAMES; exec sleep 1000");
        for (int k = 0; k < 4; k++) {
          job.socket("S" + k, LOOPBACK);
        }
        services.add(domain.bootstrap(job.build()));
      }
      List<Client> clients = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        LaunchdService service = services.get(i % 50);
        clients.add(Client.connect(service.addresses("S" + i / 50).get(0)));
      }
      for (LaunchdService service : services) {
        service.awaitStarts(1, PATIENCE);
        assertEquals(1, service.starts());
      }
      for (Client client : clients) {
        client.close();
      }
      assertEquals(services, domain.services());
      while (output.size() < 50) {
        Thread.sleep(1);
      }
    }
    assertEquals(50, output.size());
    assertTrue(output.values().stream().allMatch("S0:S1:S2:S3"::equals), output::toString);
  }

  @Test
  void aJobWithATextThatCWouldReadInPartIsRefusedAndTheOthersRunOn() throws Exception {
    try (LaunchdDomain domain = LaunchdDomain.builder().start()) {
      JobBuilder job = Job.builder("com.example.nul").programArguments("/bin/true");
      job.keepAlive(KeepAlive.ON_DEMAND.withPathState(Map.of("/tmp/a\0b", true)));
      IOException refusal = assertThrows(IOException.class, () -> domain.bootstrap(job.build()));
      assertTrue(String.valueOf(refusal.getMessage()).contains("U+0000"), refusal::toString);
      domain.bootstrap(job("com.example.one", "exit 1")).awaitExits(1, PATIENCE);
    }
  }

  @Test
  void eachEventComesWithItsLabel() throws Exception {
    Set<String> told = ConcurrentHashMap.newKeySet();
    try (LaunchdDomain domain =
        LaunchdDomain.builder()
            .events((label, event) -> told.add(label + ": " + event.message()))
            .start()) {
      domain.bootstrap(job("com.example.one", "exit 1")).awaitExits(1, PATIENCE);
      domain.bootstrap(job("com.example.two", "exit 2")).awaitExits(1, PATIENCE);
    }
    assertTrue(told.stream().anyMatch(each -> each.matches("com.example.one: job .* code 1")));
    assertTrue(told.stream().anyMatch(each -> each.matches("com.example.two: job .* code 2")));
  }

  @Test
  void afterBootoutTheJobHasGoneAndItsPortIsFree() throws Exception {
    try (LaunchdDomain domain = LaunchdDomain.start()) {
      Job job = shell("exec sleep 1000").runAtLoad(true).socket("Listeners", LOOPBACK).build();
      LaunchdService service = domain.bootstrap(job);
      LaunchdService other = domain.bootstrap(job("com.example.other", "exec sleep 1000"));
      SocketAddress address = service.addresses("Listeners").get(0);
      service.awaitStarts(1, PATIENCE);
      other.awaitStarts(1, PATIENCE);

      domain.bootout(job.label());

      assertEquals(List.of(new ExitStatus(0, 15)), service.exits());
      assertThrows(IOException.class, () -> Client.connect(address).close());
      assertEquals(List.of(other), domain.services());
      assertTrue(other.pid().isPresent());
      domain.bootstrap(job).awaitStarts(1, PATIENCE);
    }
  }

  @Test
  void refusalsHaveLaunchctlsNumbers() throws Exception {
    try (LaunchdDomain domain = LaunchdDomain.start()) {
      Job job = job("com.example.job", "exit 0");
      domain.bootstrap(job);
      assertEquals(5, refused(() -> domain.bootstrap(job)).number());
      assertEquals(3, refused(() -> domain.bootout("com.example.none")).number());

      domain.bootout(job.label());
      domain.disable(job.label());
      assertEquals(119, refused(() -> domain.bootstrap(job)).number());
      domain.enable(job.label());
      domain.bootstrap(job);
    }
  }

  @Test
  void aJobThatIsDisabledByItsPlistMustBeEnabled() throws Exception {
    try (LaunchdDomain domain = LaunchdDomain.start()) {
      Job job = shell("exit 0").set("Disabled", new PlistBoolean(true)).build();
      assertEquals(119, refused(() -> domain.bootstrap(job)).number());
      domain.enable(job.label());
      domain.bootstrap(job);
    }
  }

  @Test
  void whatHasAWrongTypeIsIgnoredAndTold(@TempDir Path folder) throws Exception {
    Path plist =
        Files.writeString(
            folder.resolve("com.example.job.plist"),
            """
            <plist version="1.0"><dict>
            <key>Label</key><string>com.example.job</string>
            <key>Program</key><string>/usr/bin/env</string>
            <key>RunAtLoad</key><integer>1</integer>
            <key>KeepAlive</key><dict><key>Crashed</key><string>yes</string></dict>
            <key>EnvironmentVariables</key>
            <dict><key>A</key><string>one</string><key>B</key><integer>5</integer></dict>
            </dict></plist>
            """);
    List<String> told = new CopyOnWriteArrayList<>();
    Set<String> output = ConcurrentHashMap.newKeySet();
    try (LaunchdDomain domain =
        LaunchdDomain.builder()
            .events((label, event) -> told.add(event.message()))
            .output((label, line) -> output.add(line))
            .start()) {
      LaunchdService service = domain.emulate(plist);
      assertEquals(
          List.of(
              "RunAtLoad: ignored at 4:21: RunAtLoad holds the integer 1, but launchd"
                  + " expects a boolean",
              "KeepAlive.Crashed: ignored at 5:45: Crashed in KeepAlive holds the string \"yes\", but"
                  + " launchd expects a boolean",
              "EnvironmentVariables.B: ignored at 7:51: B in EnvironmentVariables holds the integer"
                  + " 5, but launchd expects a string"),
          told);
      domain.advance(Duration.ZERO);
      assertEquals(0, service.starts());

      service.kickstart(false);
      service.awaitExits(1, PATIENCE);
    }
    assertTrue(output.contains("A=one"), output::toString);
    assertTrue(output.stream().noneMatch(line -> line.startsWith("B=")), output::toString);
  }

  @Test
  void aJobBelowLaunchAgentsFindsWhoItsUserIs(@TempDir Path folder) throws Exception {
    Path agents = Files.createDirectory(folder.resolve("LaunchAgents"));
    Path plist = agents.resolve("com.example.agent.plist");
    Job job = job("com.example.agent", "echo $HOME $USER $LOGNAME $SHELL $TMPDIR");
    PlistFile.write(plist, job.toPropertyList());
    List<String> output = new CopyOnWriteArrayList<>();
    try (LaunchdDomain domain =
        LaunchdDomain.builder().output((label, line) -> output.add(line)).start()) {
      LaunchdService service = domain.emulate(plist);
      service.awaitExits(1, PATIENCE);
      assertTrue(service.describe().contains("\ttype = LaunchAgent\n"), service::describe);
    }
    Accounts.User user = Accounts.currentUser().orElseThrow();
    assertEquals(
        List.of(String.join(" ", user.home(), user.name(), user.name(), user.shell(), "/tmp/")),
        output);
  }

  @Test
  void aClosedDomainTakesNoJob() throws Exception {
    LaunchdDomain domain = LaunchdDomain.start();
    domain.close();

    assertThrows(IOException.class, () -> domain.bootstrap(job("com.example.job", "exit 0")));
  }

  private static LaunchctlException refused(Executable request) {
    return assertThrows(LaunchctlException.class, request);
  }

  private static Job job(String label, String script) {
    return Job.builder(label).programArguments("/bin/sh", "-c", script).runAtLoad(true).build();
  }
}
