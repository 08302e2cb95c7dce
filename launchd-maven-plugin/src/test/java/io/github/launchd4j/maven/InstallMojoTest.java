package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.argThat;
import static org.mockito.ArgumentMatchers.contains;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.github.launchd4j.host.CommandRunner;
import io.github.launchd4j.host.CommandRunner.Outcome;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.ProcessType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.model.Plugin;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallMojoTest {
  private static final String TARGET = "gui/501/com.example.web";

  @TempDir private Path folder = Path.of("");
  private final Log log = mock(Log.class);
  private final CommandRunner runner = mock(CommandRunner.class);
  private final InstallMojo mojo = new InstallMojo();

  @BeforeEach
  void anAgent() throws Exception {
    Path plist = folder.resolve("com.example.web.plist");
    Job job =
        Job.builder("com.example.web")
            .programArguments("/bin/sleep", "60")
            .runAtLoad(true)
            .exitTimeOut(20)
            .processType(ProcessType.ADAPTIVE)
            .build();
    PlistFile.write(plist, job.toPropertyList());
    mojo.plist = plist.toFile();
    mojo.agent = true;
    mojo.installDirectory = folder.resolve("LaunchAgents").toFile();
    mojo.runner = runner;
    mojo.setLog(log);
    mojo.patience = 0;
    when(runner.run(any())).thenReturn(new Outcome(0, ""));
    Outcome notLoaded = new Outcome(113, "");
    when(runner.run(launchctl(TARGET))).thenReturn(notLoaded, notLoaded, new Outcome(0, ""));
    when(runner.run(argThat(InstallMojoTest::isOfAnotherDomain))).thenReturn(notLoaded);
    when(runner.run(List.of("/usr/bin/id")))
        .thenReturn(
            new Outcome(
                0,
                "uid=501(%s) gid=20(staff) groups=20(staff)"
                    .formatted(System.getProperty("user.name"))));
    when(runner.run(argThat(command -> command != null && command.get(0).endsWith("xattr"))))
        .thenReturn(new Outcome(1, ""));
  }

  @Test
  void theStepsAreLogged() throws Exception {
    mojo.execute();
    verify(runner).run(List.of("/bin/launchctl", "enable", TARGET));
    verify(log).info("launchctl enable " + TARGET);
    verify(log).info(TARGET + " is loaded");
    assertTrue(Files.exists(folder.resolve("LaunchAgents/com.example.web.plist")));
  }

  @Test
  void aNumberFailsTheBuildWithItsCauses() throws Exception {
    when(runner.run(launchctl("bootstrap"))).thenReturn(new Outcome(112, "words"));
    MojoExecutionException e = assertThrows(MojoExecutionException.class, mojo::execute);
    assertTrue(String.valueOf(e.getMessage()).contains("failed with 112, there is no such domain"));
  }

  @Test
  void aLabelLoadedFromElsewhereStopsUnlessForced() throws Exception {
    when(runner.run(launchctl(TARGET)))
        .thenReturn(new Outcome(0, "\tpath = /Library/LaunchAgents/other.plist"));
    MojoFailureException e = assertThrows(MojoFailureException.class, mojo::execute);
    assertEquals(
        TARGET + " is not installed: 1 error, see above; -Dlaunchd.force installs it anyway",
        e.getMessage());
    verify(log).error(contains("is loaded from /Library/LaunchAgents/other.plist"));
    verify(runner, never()).run(launchctl("bootstrap"));
  }

  @Test
  void whoIsNotRootGetsTheCommandsForADaemon() {
    mojo.agent = false;
    mojo.force = true;
    MojoFailureException e = assertThrows(MojoFailureException.class, mojo::execute);
    String refusal = "system/com.example.web is not installed: this needs root";
    assertTrue(String.valueOf(e.getMessage()).startsWith(refusal), e.toString());
    assertFalse(Files.exists(folder.resolve("LaunchAgents/com.example.web.plist")));
  }

  @Test
  void aFileThatIsNotOfThePomIsNotInstalled() {
    Plugin plugin = new Plugin();
    plugin.setGroupId("io.github.launchd4j");
    plugin.setArtifactId("launchd-maven-plugin");
    plugin.setConfiguration(daemon("com.example.other"));
    MavenProject project = new MavenProject();
    project.getBuild().addPlugin(plugin);
    mojo.currentProject = project;
    mojo.outputDirectory = folder.toFile();
    mojo.plist = null;
    MojoFailureException e = assertThrows(MojoFailureException.class, mojo::execute);
    assertTrue(String.valueOf(e.getMessage()).endsWith("run launchd:generate first"), e.toString());
    plugin.setConfiguration(daemon("com.example.web"));
    assertDoesNotThrow(mojo::execute);
  }

  private static Xpp3Dom daemon(String name) {
    Xpp3Dom label = new Xpp3Dom("Label");
    label.setValue(name);
    Xpp3Dom daemon = new Xpp3Dom("daemon");
    daemon.addChild(label);
    Xpp3Dom configuration = new Xpp3Dom("configuration");
    configuration.addChild(daemon);
    return configuration;
  }

  private static boolean isOfAnotherDomain(List<String> command) {
    return command != null
        && command.contains("print")
        && command.get(2).endsWith("com.example.web")
        && !command.get(2).equals(TARGET);
  }

  private static List<String> launchctl(String verb) {
    return argThat(command -> command != null && command.contains(verb));
  }
}
