package io.github.launchd4j.maven;

import io.github.launchd4j.host.JobStatus;
import io.github.launchd4j.host.ServiceTarget;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Mojo;

/**
 * Shows the state of installed jobs: loaded or not, whether the installed file is the generated
 * one, disabled or not, running or not, and what the last exit means. Process and exit are read
 * from the text of {@code launchctl print}, which Apple may change at any time; then they are left
 * out. Fails if a job is not loaded or is disabled, or if its file is missing or differs.
 */
@Mojo(name = "status", requiresProject = false, threadSafe = true)
public class StatusMojo extends AbstractInstalledMojo {

  private final List<String> notInstalled = new ArrayList<>();

  @Override
  void run(ServiceTarget job, Optional<Path> generated) {
    JobStatus status = job.status(generated);
    List<String> lines = status.lines();
    StandardOutput.print(lines.get(0), lines.subList(1, lines.size()));
    if (!status.isInstalled()) {
      notInstalled.add(status.target());
    }
  }

  @Override
  void end() throws MojoFailureException {
    if (!notInstalled.isEmpty()) {
      throw new MojoFailureException(
          "not installed correctly, see above: " + String.join(", ", notInstalled));
    }
  }
}
