package io.github.launchd4j.maven;

import io.github.launchd4j.host.CommandRunner;
import io.github.launchd4j.host.DomainTarget;
import io.github.launchd4j.host.Installer;
import io.github.launchd4j.host.Launchctl;
import io.github.launchd4j.host.Problem;
import io.github.launchd4j.plist.finding.PlistException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that talk to launchd have in common. */
abstract class AbstractLaunchctlMojo extends AbstractMojo {

  /** The property list of the job, in place of the generated ones. */
  @Parameter(property = "launchd.plist")
  @Nullable File plist;

  /** Where the generated property lists are. */
  @Parameter(property = "launchd.directory", defaultValue = "${project.build.directory}/launchd")
  @Nullable File outputDirectory;

  /**
   * Whether the job is an agent of the user who runs Maven (domain {@code gui/UID}, folder
   * ~/Library/LaunchAgents) and not a daemon (domain {@code system}, folder
   * /Library/LaunchDaemons).
   */
  @Parameter(property = "launchd.agent", defaultValue = "false")
  boolean agent;

  /** The folder of the installed file, in place of launchd's own. */
  @Parameter(property = "launchd.installDirectory")
  @Nullable File installDirectory;

  /** The launchctl to run. */
  @Parameter(property = "launchd.launchctl", defaultValue = "/bin/launchctl")
  String launchctl = "/bin/launchctl";

  /**
   * Whether to use {@code launchctl load} and {@code unload}, for systems before OS X 10.10. They
   * report success even when they fail.
   */
  @Parameter(property = "launchd.legacy", defaultValue = "false")
  boolean legacy;

  /** How many seconds to wait for a job that was stopped to be gone. */
  @Parameter(property = "launchd.patience", defaultValue = "60")
  int patience = 60;

  /** Starts programs; the tests have their own. */
  CommandRunner runner = CommandRunner.ofSystem();

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    try {
      run();
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

  /** What is done with one property list. */
  interface Action {
    void run(Path file) throws IOException, MojoExecutionException, MojoFailureException;
  }

  /** Does it with each. One that is no job is told of as {@code validate} does. */
  final void forEachFile(Action action)
      throws IOException, MojoExecutionException, MojoFailureException {
    List<File> named = plist == null ? List.of() : List.of(plist);
    for (Path file : GeneratedPlists.named(named, outputDirectory)) {
      try {
        action.run(file);
      } catch (PlistException e) {
        throw new MojoExecutionException(e.toFinding().format(file.toString()), e);
      }
    }
  }

  final Installer procedure(boolean dryRun, boolean force) {
    return new Installer(dryRun, force, "-Dlaunchd.force", new Told(getLog()));
  }

  /** Fails the build where something was to be done and was not. */
  static void done(Optional<Installer.Refusal> refusal) throws MojoFailureException {
    if (refusal.isPresent()) {
      throw new MojoFailureException(refusal.get().message());
    }
  }

  /** Into Maven's log, but for what was asked for. */
  private record Told(Log log) implements Installer.Listener {

    @Override
    public void problem(Problem problem) {
      switch (problem.severity()) {
        case ERROR -> log.error(problem.toString());
        case WARNING -> log.warn(problem.toString());
        case INFO -> log.info(problem.toString());
      }
    }

    @Override
    public void info(String line) {
      log.info(line);
    }

    @Override
    public void show(String title, List<String> commands) {
      Terminal.print(title, commands);
    }
  }

  final Launchctl launchctl() {
    return new Launchctl(runner, launchctl, legacy, Duration.ofSeconds(patience));
  }

  final DomainTarget destination() throws IOException {
    DomainTarget usual = agent ? DomainTarget.agents(runner) : DomainTarget.daemons();
    return installDirectory != null ? usual.withFolder(installDirectory.toPath()) : usual;
  }
}
