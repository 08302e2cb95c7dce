package io.github.launchd4j.maven;

import io.github.launchd4j.host.ServiceTarget;
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

  /** Whether to print what would be done, but do nothing. */
  @Parameter(property = "launchd.dryRun", defaultValue = "false")
  boolean dryRun;

  @Override
  void run(ServiceTarget job, Optional<Path> generated) throws IOException, MojoFailureException {
    done(procedure(dryRun, false).uninstall(job));
  }
}
