package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.host.CommandRunner;
import io.github.launchd4j.host.DomainTarget;
import io.github.launchd4j.host.FileState;
import io.github.launchd4j.host.InstallException;
import io.github.launchd4j.host.Installation;
import io.github.launchd4j.host.JobStatus;
import io.github.launchd4j.host.Launchctl;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.testkit.LaunchctlException;
import io.github.launchd4j.testkit.LaunchdControl;
import io.github.launchd4j.testkit.LaunchdDomain;
import io.github.launchd4j.testkit.LaunchdService;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Installs into the emulator, by its control socket in the place of launchctl. */
class EmulatorInstallTest {
  private static final String LABEL = "com.example.web";
  private static final String ENDS_WITH_3 =
      "trap 'exit 3' TERM; : >up; while :; do sleep 0.05; done";

  @TempDir private Path folder = Path.of("");
  private Path socket = Path.of("");
  private Path plist = Path.of("");
  private DomainTarget agents = DomainTarget.daemons();
  private Optional<LaunchdDomain> emulator = Optional.empty();

  @BeforeEach
  void anEmulator() throws IOException {
    socket = folder.resolve("control");
    plist = folder.resolve(LABEL + ".plist");
    agents = new DomainTarget("gui/501", folder.resolve("LaunchAgents"));
    emulator = Optional.of(LaunchdDomain.builder().control(socket).start());
  }

  @AfterEach
  void close() {
    emulator.ifPresent(LaunchdDomain::close);
  }

  @Test
  void aJobComesChangesAndGoes() throws Exception {
    install("60");
    JobStatus first = status();
    assertTrue(first.isInstalled(), first.lines().toString());
    assertTrue(first.pid().isPresent(), first.lines().toString());
    assertTrue(installation().installPlan().isEmpty());

    write("61");
    assertEquals(FileState.DIFFERS, status().fileState());
    install("61");
    assertTrue(status().isInstalled());
    assertNotEquals(first.pid(), status().pid());

    installation().installed().uninstallPlan().run(command -> {});
    assertEquals(Optional.of(false), status().loaded());
    assertFalse(Files.exists(agents.file(LABEL)));
  }

  @Test
  void anAddressThatCannotBeBoundComesBackAsANumberWithItsCauses() throws Exception {
    Job clash =
        Job.builder(LABEL)
            .programArguments("/bin/sleep", "60")
            .socket("Listeners", SocketEntry.unix(folder + "/missing/socket", 0600))
            .build();
    PlistFile.write(plist, clash.toPropertyList());
    InstallException e =
        assertThrows(InstallException.class, () -> installation().installPlan().run(command -> {}));
    assertEquals(OptionalInt.of(5), e.number());
    assertTrue(String.valueOf(e.getMessage()).contains("cause: the label is already loaded"));
  }

  @Test
  void printIsReadThoughASocketHasAPathAndATypeToo() throws Exception {
    Job job =
        Job.builder(LABEL)
            .programArguments("/bin/sh", "-c", ENDS_WITH_3)
            .workingDirectory(folder.toString())
            .runAtLoad(true)
            .socket("Control", SocketEntry.unix(folder + "/control.sock", 0600))
            .build();
    PlistFile.write(plist, job.toPropertyList());
    installation().installPlan().run(command -> {});
    LaunchdService service = emulator.orElseThrow().service(LABEL).orElseThrow();
    service.awaitStarts(1, Duration.ofMinutes(1));
    while (!Files.exists(folder.resolve("up"))) {
      Thread.sleep(5);
    }
    LaunchdControl.perform(socket, List.of("kill", "TERM", agents.target(LABEL)));
    service.awaitExits(1, Duration.ofMinutes(1));

    JobStatus status = status();
    assertEquals(Optional.of("not running"), status.state());
    assertEquals(OptionalInt.of(3), status.lastExit());
    assertEquals(Optional.empty(), status.outdated());
    String told = installation().check().toString();
    assertFalse(told.contains("loaded from"), told);

    write("60");
    Files.copy(plist, agents.file(LABEL), StandardCopyOption.REPLACE_EXISTING);
    assertEquals(Optional.of("/bin/sh -c " + ENDS_WITH_3), status().outdated());
  }

  @Test
  void aLabelThatIsLoadedFromAnotherFileOrInAnotherDomainIsTold() throws Exception {
    write("60");
    Path other = Files.copy(plist, folder.resolve("other.plist"));
    LaunchdControl.perform(socket, List.of("bootstrap", "gui/501", other.toString()));
    LaunchdControl.perform(socket, List.of("bootstrap", "system", other.toString()));
    String told = installation().check().toString();
    assertTrue(told.contains("gui/501/" + LABEL + " is loaded from " + other), told);
    assertTrue(told.contains("system/" + LABEL + " from " + other), told);
  }

  private JobStatus status() throws IOException {
    return installation().installed().status(Optional.of(plist));
  }

  private void install(String seconds) throws Exception {
    write(seconds);
    installation().installPlan().run(command -> {});
    LaunchdDomain domain = emulator.orElseThrow();
    domain.service(LABEL).orElseThrow().awaitStarts(1, Duration.ofMinutes(1));
  }

  private void write(String seconds) throws IOException {
    Job job = Job.builder(LABEL).programArguments("/bin/sleep", seconds).runAtLoad(true).build();
    PlistFile.write(plist, job.toPropertyList());
  }

  private Installation installation() throws IOException {
    Launchctl launchctl =
        new Launchctl(this::run, "launchctl", false, Optional.of(Duration.ofMinutes(1)));
    return Installation.of(plist, agents, launchctl);
  }

  private CommandRunner.Outcome run(List<String> command) throws IOException {
    if (!command.get(0).equals("launchctl")) {
      Process process = new ProcessBuilder(command).start();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return new CommandRunner.Outcome(process.onExit().join().exitValue(), output);
    }
    try {
      List<String> words = command.subList(1, command.size());
      return new CommandRunner.Outcome(0, LaunchdControl.perform(socket, words));
    } catch (LaunchctlException e) {
      return new CommandRunner.Outcome(e.number(), String.valueOf(e.getMessage()));
    }
  }
}
