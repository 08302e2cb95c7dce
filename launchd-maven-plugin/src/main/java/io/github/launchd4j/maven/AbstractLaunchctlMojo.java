package io.github.launchd4j.maven;

import io.github.launchd4j.host.CommandRunner;
import io.github.launchd4j.host.DomainTarget;
import io.github.launchd4j.host.Installer;
import io.github.launchd4j.host.Launchctl;
import io.github.launchd4j.host.Problem;
import io.github.launchd4j.plist.finding.OneLine;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals that talk to launchd have in common. */
abstract class AbstractLaunchctlMojo extends AbstractLaunchdMojo {

  /** The property list of the job, instead of the generated ones. */
  @Parameter(property = "launchd.plist")
  @Nullable File plist;

  /**
   * Whether the job is an agent of the user who runs Maven (domain {@code gui/UID}, folder
   * ~/Library/LaunchAgents) and not a daemon (domain {@code system}, folder
   * /Library/LaunchDaemons).
   */
  @Parameter(property = "launchd.agent", defaultValue = "false")
  boolean agent;

  /** The domain: system, gui/UID, or user/UID, which also works over ssh. */
  @Parameter(property = "launchd.domain")
  @Nullable String domain;

  /** The folder of the installed file, instead of launchd's own. */
  @Parameter(property = "launchd.installDirectory")
  @Nullable File installDirectory;

  /** The launchctl to run. */
  @Parameter(property = "launchd.launchctl", defaultValue = "/bin/launchctl")
  String launchctl = "/bin/launchctl";

  /**
   * Whether to use {@code launchctl load} and {@code unload}, the older verbs, which still work and
   * which a few tools and scripts expect. They report success even when they fail.
   */
  @Parameter(property = "launchd.legacy", defaultValue = "false")
  boolean legacy;

  /** How many seconds to wait for a job to stop; its ExitTimeOut and ten more if it is absent. */
  @Parameter(property = "launchd.patience")
  @Nullable Integer patience;

  /** How many the checks have found. */
  int errors;

  /** Starts programs; the tests have their own. */
  CommandRunner runner = CommandRunner.ofSystem();

  /** What is done with one property list. */
  interface Action {
    void run(Path file) throws IOException, MojoExecutionException, MojoFailureException;
  }

  /** Does it with each. One that is not a job is reported as {@code validate} does. */
  final void forEachFile(Action action)
      throws IOException, MojoExecutionException, MojoFailureException {
    for (Path file : plists(plist == null ? List.of() : List.of(plist))) {
      try {
        action.run(file);
      } catch (PlistException e) {
        throw refused(file, e);
      }
    }
  }

  final Installer procedure(boolean dryRun, boolean force) {
    return new Installer(dryRun, force, "-Dlaunchd.force", new LogListener());
  }

  /** Fails the build where something was to be done and was not. */
  static void done(Optional<Installer.Refusal> refusal) throws MojoFailureException {
    if (refusal.isPresent()) {
      throw new MojoFailureException(refusal.get().message());
    }
  }

  /** Into Maven's log, but for what was asked for. */
  private final class LogListener implements Installer.Listener {

    @Override
    public void problem(Problem problem) {
      String text = problem.message() + "\n  help: " + problem.help();
      switch (problem.severity()) {
        case ERROR -> getLog().error(text);
        case WARNING -> getLog().warn(text);
        case INFO -> getLog().info(text);
      }
      if (problem.severity() == Severity.ERROR) {
        errors++;
      }
    }

    @Override
    public void info(String line) {
      getLog().info(line);
    }

    @Override
    public void difference(String diff) {
      diff.lines().map(OneLine::escapedLines).forEach(getLog()::info);
    }

    @Override
    public void show(String title, List<String> commands) {
      StandardOutput.print(title, commands);
    }
  }

  final Launchctl launchctl() {
    return new Launchctl(
        runner, launchctl, legacy, Optional.ofNullable(patience).map(Duration::ofSeconds));
  }

  final DomainTarget destination() throws IOException {
    DomainTarget usual =
        domain != null
            ? DomainTarget.named(domain)
            : agent ? DomainTarget.agents(runner) : DomainTarget.daemons();
    return installDirectory != null ? usual.withFolder(installDirectory.toPath()) : usual;
  }
}
