package io.github.launchd4j.maven;

import io.github.launchd4j.plist.install.InstalledJob;
import io.github.launchd4j.plist.install.Plan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Takes jobs out of launchd: stops them, waits until they are gone, and removes the installed
 * files. Does nothing where nothing is installed. Who is not root gets the commands to run with
 * sudo.
 */
@Mojo(name = "uninstall", requiresProject = false, threadSafe = true)
public class UninstallMojo extends AbstractInstalledMojo {

  /** Whether to print what would be done, and do nothing. */
  @Parameter(property = "launchd.dryRun", defaultValue = "false")
  boolean dryRun;

  @Override
  void run(InstalledJob job, Optional<Path> generated) throws IOException, MojoFailureException {
    String target = job.destination().target(job.label());
    Plan plan = job.uninstall();
    if (plan.isEmpty()) {
      getLog().info(target + " is not installed: nothing to do");
    } else if (dryRun) {
      Terminal.print("these commands would uninstall " + target + ":", plan.commands(true));
    } else if (job.needsRoot()) {
      Terminal.print("run these commands to uninstall " + target + ":", plan.commands(true));
      throw new MojoFailureException(
          target + " is not uninstalled: that takes root, see the commands above");
    } else {
      plan.run(command -> getLog().info(command));
      getLog().info(target + " is gone");
    }
  }
}
