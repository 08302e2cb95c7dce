package io.github.launchd4j.maven;

import io.github.launchd4j.host.Installation;
import io.github.launchd4j.plist.finding.Plural;
import java.io.IOException;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

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

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    forEachFile(
        file ->
            done(
                procedure(dryRun, force)
                    .install(Installation.of(file, destination(), launchctl()))));
    if (dryRun && errors > 0 && !force) {
      throw new MojoFailureException(Plural.of(errors, "error") + ", see above");
    }
  }
}
