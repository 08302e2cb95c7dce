package io.github.launchd4j.maven;

import io.github.launchd4j.plist.Severity;
import io.github.launchd4j.plist.install.Installation;
import io.github.launchd4j.plist.install.Plan;
import io.github.launchd4j.plist.install.Problem;
import java.io.IOException;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Installs the generated jobs into launchd: checks the machine, writes the files (root:wheel,
 * 0644), takes out what is loaded, enables, bootstraps, and looks whether launchd has them. Does
 * nothing where all that is done. Who is not root gets the commands to run with sudo, and a failed
 * build: the goal never calls sudo.
 */
@Mojo(name = "install", requiresProject = false, threadSafe = true)
public class InstallMojo extends AbstractLaunchctlMojo {

  /** Whether to print what would be done, and do nothing. */
  @Parameter(property = "launchd.dryRun", defaultValue = "false")
  boolean dryRun;

  /** Whether to go on although the checks found errors: they see mode bits, and no access lists. */
  @Parameter(property = "launchd.force", defaultValue = "false")
  boolean force;

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    forEachFile(file -> install(Installation.of(file, destination(), launchctl())));
  }

  private void install(Installation installation) throws IOException, MojoFailureException {
    String target = installation.installed().destination().target(installation.installed().label());
    Plan plan = installation.install();
    long errors = report(installation.check());
    if (errors > 0 && !force && !dryRun) {
      throw new MojoFailureException(
          target
              + " is not installed: "
              + (errors == 1 ? "1 error" : errors + " errors")
              + ", see above; -Dlaunchd.force installs it all the same");
    }
    if (plan.isEmpty()) {
      getLog().info(target + " is installed and loaded: nothing to do");
    } else if (dryRun) {
      Terminal.print("these commands would install " + target + ":", plan.commands(true));
    } else if (installation.installed().needsRoot()) {
      Terminal.print("run these commands to install " + target + ":", plan.commands(true));
      throw new MojoFailureException(
          target + " is not installed: that takes root, see the commands above");
    } else {
      plan.run(command -> getLog().info(command));
      getLog().info(target + " is loaded");
    }
  }

  private long report(List<Problem> problems) {
    for (Problem problem : problems) {
      switch (problem.severity()) {
        case ERROR -> getLog().error(problem.toString());
        case WARNING -> getLog().warn(problem.toString());
        case INFO -> getLog().info(problem.toString());
      }
    }
    return problems.stream().filter(problem -> problem.severity() == Severity.ERROR).count();
  }
}
