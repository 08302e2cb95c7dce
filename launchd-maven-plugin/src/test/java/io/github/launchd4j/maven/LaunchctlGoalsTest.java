package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.host.CommandRunner;
import io.github.launchd4j.host.LaunchctlError;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.ProcessType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;

/** install, uninstall and status with their options, on a launchctl that remembers one job. */
class LaunchctlGoalsTest {
  private static final String LABEL = "com.example.web";
  private static final String TARGET = "gui/501/com.example.web";

  @TempDir private Path folder = Path.of("");
  private final List<String> log = new ArrayList<>();
  private final List<String> changes = new ArrayList<>();
  private final Map<String, Integer> answers = new HashMap<>();
  private boolean loaded;
  private Path installed = Path.of("");

  @BeforeEach
  void aFolder() {
    installed = folder.resolve("LaunchAgents").resolve(LABEL + ".plist");
  }

  @Test
  void aLabelIsEnoughToUninstall() throws Exception {
    goal(new InstallMojo()).execute();
    changes.clear();
    UninstallMojo uninstall = byLabel(new UninstallMojo());
    uninstall.execute();
    assertEquals(List.of("bootout " + TARGET), changes);
    assertFalse(Files.exists(installed));
    uninstall.execute();
    assertEquals("info: " + TARGET + " is not installed: nothing to do", last());
    assertEquals(1, changes.size());
  }

  @Test
  void aLabelThatIsNoFileNameIsRefused() {
    UninstallMojo uninstall = byLabel(new UninstallMojo());
    uninstall.label = "../evil";
    MojoExecutionException e = assertThrows(MojoExecutionException.class, uninstall::execute);
    assertEquals("the Label \"../evil\" is not a file name", e.getMessage());
    assertEquals(List.of(), changes);
  }

  @Test
  void aDryRunOfUninstallingChangesNothing() throws Exception {
    goal(new InstallMojo()).execute();
    changes.clear();
    UninstallMojo uninstall = goal(new UninstallMojo());
    uninstall.dryRun = true;
    uninstall.execute();
    assertEquals(List.of(), changes);
    assertTrue(loaded && Files.exists(installed));
  }

  @Test
  void aDryRunOfInstallingChangesNothingWhateverTheChecksFind() throws Exception {
    InstallMojo install = goal(new InstallMojo(), folder + "/missing");
    install.dryRun = true;
    MojoFailureException e = assertThrows(MojoFailureException.class, install::execute);
    assertEquals("1 error, see above", e.getMessage());
    assertTrue(last().startsWith("error: the program " + folder + "/missing cannot"));
    assertEquals(List.of(), changes);
    assertFalse(Files.exists(installed));
  }

  @Test
  void anErrorOfTheChecksStopsAndForceGoesOn() throws Exception {
    InstallMojo install = goal(new InstallMojo(), folder + "/missing");
    MojoFailureException e = assertThrows(MojoFailureException.class, install::execute);
    assertEquals(
        TARGET + " is not installed: 1 error, see above; -Dlaunchd.force installs it anyway",
        e.getMessage());
    assertEquals(List.of(), changes);
    install.force = true;
    install.execute();
    assertEquals("info: " + TARGET + " is loaded", last());
  }

  @Test
  void theStatusOfAJobThatIsNotInstalledIsAFailure() throws Exception {
    StatusMojo status = byLabel(new StatusMojo());
    MojoFailureException e = assertThrows(MojoFailureException.class, status::execute);
    assertEquals("not installed correctly, see above: " + TARGET, e.getMessage());
    goal(new InstallMojo()).execute();
    byLabel(new StatusMojo()).execute();
  }

  @Test
  void aSecondInstallDoesNothing() throws Exception {
    goal(new InstallMojo()).execute();
    changes.clear();
    goal(new InstallMojo()).execute();
    assertEquals(List.of(), changes);
    assertEquals("info: " + TARGET + " is installed and loaded: nothing to do", last());
  }

  @Test
  void legacyUsesLoadAndUnload() throws Exception {
    InstallMojo install = goal(new InstallMojo());
    install.legacy = true;
    install.execute();
    UninstallMojo uninstall = byLabel(new UninstallMojo());
    uninstall.legacy = true;
    uninstall.execute();
    assertEquals(List.of("load -w " + installed, "unload " + installed), changes);
  }

  static Stream<LaunchctlError> everyNumber() {
    return LaunchctlError.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("everyNumber")
  void everyNumberIsExplained(LaunchctlError error) throws Exception {
    InstallMojo install = goal(new InstallMojo());
    answers.put("bootstrap", error.number());
    MojoExecutionException e = assertThrows(MojoExecutionException.class, install::execute);
    String message = String.valueOf(e.getMessage());
    assertTrue(
        message.startsWith(
            "launchctl bootstrap gui/501 %s failed with %d, %s\n  launchctl: words\n  cause: "
                .formatted(installed, error.number(), error.meaning())),
        message);
    assertFalse(message.matches("(?s).*\\b(DOMAIN|LABEL|FILE)\\b.*"), message);
    assertEquals(error.causes().size(), message.split("\n   cure: ", -1).length - 1);
  }

  @Test
  void aFileThatIsNotThereIsToldWithItsName() {
    StatusMojo status = goal(new StatusMojo());
    status.plist = folder.resolve("nothing.plist").toFile();
    MojoExecutionException e = assertThrows(MojoExecutionException.class, status::execute);
    String message = String.valueOf(e.getMessage());
    assertTrue(message.startsWith(folder + "/nothing.plist: error: no such file [LP"), message);
  }

  @Test
  void aFileThatIsNoJobIsToldWithItsName() throws IOException {
    InstallMojo install = goal(new InstallMojo());
    Path file = Files.writeString(folder.resolve("odd.plist"), "<plist><dict>");
    install.plist = file.toFile();
    MojoExecutionException e = assertThrows(MojoExecutionException.class, install::execute);
    assertTrue(String.valueOf(e.getMessage()).startsWith(file + ":1:"), e.getMessage());
  }

  private <T extends AbstractInstalledMojo> T byLabel(T goal) {
    goal(goal);
    goal.plist = null;
    goal.label = LABEL;
    return goal;
  }

  private <T extends AbstractLaunchctlMojo> T goal(T goal) {
    return goal(goal, "/bin/sleep");
  }

  private <T extends AbstractLaunchctlMojo> T goal(T goal, String program) {
    Path plist = folder.resolve(LABEL + ".plist");
    Job job =
        Job.builder(LABEL)
            .programArguments(program, "60")
            .runAtLoad(true)
            .exitTimeOut(20)
            .processType(ProcessType.ADAPTIVE)
            .build();
    try {
      PlistFile.write(plist, job.toPropertyList());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    goal.plist = plist.toFile();
    goal.agent = true;
    goal.installDirectory = folder.resolve("LaunchAgents").toFile();
    goal.runner = this::run;
    goal.setLog(log());
    goal.patience = 0;
    return goal;
  }

  private CommandRunner.Outcome run(List<String> command) throws IOException {
    if (command.get(0).equals("/usr/bin/id")) {
      return new CommandRunner.Outcome(
          0,
          "uid=501(%s) gid=20(staff) groups=20(staff)".formatted(System.getProperty("user.name")));
    }
    if (!command.get(0).equals("/bin/launchctl")) {
      throw new IOException(command.get(0) + ": not found");
    }
    String verb = command.get(1);
    if (verb.equals("print") && !command.get(2).equals(TARGET)) {
      return new CommandRunner.Outcome(command.get(2).equals("gui/501") ? 0 : 113, "");
    }
    if (verb.equals("print") || verb.equals("list")) {
      return new CommandRunner.Outcome(loaded ? 0 : 113, "");
    }
    if (verb.equals("print-disabled")) {
      return new CommandRunner.Outcome(0, "");
    }
    changes.add(String.join(" ", command.subList(1, command.size())));
    int answer = answers.getOrDefault(verb, 0);
    if (answer == 0 && !verb.equals("enable")) {
      loaded = verb.equals("bootstrap") || verb.equals("load");
    }
    return new CommandRunner.Outcome(answer, answer == 0 ? "" : "words");
  }

  private String last() {
    return log.get(log.size() - 1);
  }

  /** Its method's name before each line. */
  private Log log() {
    return Mockito.mock(
        Log.class,
        call -> {
          log.add(call.getMethod().getName() + ": " + call.getArgument(0));
          return null;
        });
  }
}
