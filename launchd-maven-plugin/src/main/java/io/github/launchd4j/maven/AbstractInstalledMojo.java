package io.github.launchd4j.maven;

import io.github.launchd4j.host.ServiceTarget;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** What the goals about installed jobs have in common: a label is enough. */
abstract class AbstractInstalledMojo extends AbstractLaunchctlMojo {

  /** The Label of the job, instead of a property list. */
  @Parameter(property = "launchd.label")
  @Nullable String label;

  @Override
  final void run() throws IOException, MojoExecutionException, MojoFailureException {
    if (label != null) {
      run(job(label), Optional.empty());
    } else {
      forEachFile(file -> run(job(Job.from(PlistFile.read(file)).label()), Optional.of(file)));
    }
    end();
  }

  private ServiceTarget job(String name) throws IOException, MojoExecutionException {
    try {
      return new ServiceTarget(name, destination(), launchctl());
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  /** After the last job. */
  void end() throws MojoFailureException {}

  abstract void run(ServiceTarget job, Optional<Path> generated)
      throws IOException, MojoFailureException;
}
