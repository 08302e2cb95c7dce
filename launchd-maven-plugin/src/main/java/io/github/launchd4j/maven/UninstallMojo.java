package io.github.launchd4j.maven;

import io.github.launchd4j.host.Installer;
import io.github.launchd4j.host.ServiceTarget;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
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

  /** Whether to uninstall a job of that Label that runs another program than the property list. */
  @Parameter(property = "launchd.force", defaultValue = "false")
  boolean force;

  @Override
  void run(ServiceTarget job, Optional<Path> generated) throws IOException, MojoFailureException {
    Installer procedure = procedure(dryRun, force);
    done(
        generated.isEmpty()
            ? procedure.uninstall(job)
            : procedure.uninstall(job, Job.from(PlistFile.read(generated.get()))));
  }
}
