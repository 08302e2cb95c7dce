package io.github.launchd4j.maven;

import io.github.launchd4j.host.Installation;
import io.github.launchd4j.host.ServerProbe;
import io.github.launchd4j.plist.finding.Plural;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Installs the generated jobs into launchd: checks the machine, writes the files (root:wheel,
 * 0644), takes out what is loaded, enables, bootstraps, and checks that launchd has loaded them.
 * Does nothing if all that is done already. Without root, prints the commands to run with sudo and
 * fails the build: the goal never calls sudo.
 */
@Mojo(name = "install", requiresProject = false, threadSafe = true)
public class InstallMojo extends AbstractLaunchctlMojo {

  /** Whether to print what would be done, but do nothing. */
  @Parameter(property = "launchd.dryRun", defaultValue = "false")
  boolean dryRun;

  /**
   * Whether to continue although the checks found errors: they see mode bits, and no access lists.
   */
  @Parameter(property = "launchd.force", defaultValue = "false")
  boolean force;

  /** Whether the new file wins over what was changed by hand in the installed one. */
  @Parameter(property = "launchd.replace", defaultValue = "false")
  boolean replace;

  /**
   * What has to answer before the installation counts as done: {@code http://}, {@code https://},
   * {@code tcp://HOST:PORT} or {@code unix:/PATH}.
   */
  @Parameter(property = "launchd.probe")
  @Nullable URI probe;

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    forEachFile(file -> done(procedure(dryRun, force).install(installation(file))));
    if (dryRun && errors > 0 && !force) {
      throw new MojoFailureException(Plural.of(errors, "error") + ", see above");
    }
  }

  private Installation installation(Path file) throws IOException, MojoFailureException {
    Installation installation = Installation.of(file, destination(), launchctl());
    if (plist == null && PomLabels.areOther(currentProject, installation.installed().label())) {
      throw new MojoFailureException(
          file
              + " is not of this POM, whose <daemon> has another Label; run launchd:generate first");
    }
    installation = replace ? installation.replacing() : installation;
    return probe == null ? installation : installation.verifiedBy(new ServerProbe(probe));
  }
}
