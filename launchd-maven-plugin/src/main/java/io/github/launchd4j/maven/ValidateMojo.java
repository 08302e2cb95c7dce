package io.github.launchd4j.maven;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.report.Sarif;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks property lists: those that {@code generate} wrote, or the files that {@code
 * -Dlaunchd.plist} names. Fails if there is an error among the findings.
 */
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.PROCESS_RESOURCES,
    requiresProject = false,
    threadSafe = true)
public class ValidateMojo extends AbstractMojo {

  /** The files to check, separated by commas, in place of the generated ones. */
  @Parameter(property = "launchd.plist")
  List<File> plists = List.of();

  /** Where the generated property lists are. */
  @Parameter(property = "launchd.directory", defaultValue = "${project.build.directory}/launchd")
  private @Nullable File outputDirectory;

  /** A file to write the findings to as SARIF 2.1.0, for code hosts; none if it is absent. */
  @Parameter(property = "launchd.sarif")
  @Nullable File sarif;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  String version = "";

  @Override
  public void execute() throws MojoExecutionException, MojoFailureException {
    Sarif report = new Sarif("launchd-maven-plugin", version);
    long errors = 0;
    for (Path file : GeneratedPlists.named(plists, outputDirectory)) {
      List<Finding> findings = Validator.validate(file);
      findings.forEach(finding -> log(finding, file));
      report.add(fromHere(file).toString(), findings);
      errors += findings.stream().filter(finding -> finding.severity() == Severity.ERROR).count();
      if (findings.isEmpty()) {
        getLog().info(file + ": nothing to complain about");
      }
    }
    if (sarif != null) {
      write(report, sarif.toPath());
    }
    if (errors > 0) {
      throw new MojoFailureException(
          errors == 1 ? "1 error, see above" : errors + " errors, see above");
    }
  }

  /** Relative to the folder of the build, which is where code hosts count from. */
  private static Path fromHere(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }

  private void write(Sarif report, Path to) throws MojoExecutionException {
    try {
      Written.to(to, report.toJson(), getLog());
    } catch (IOException e) {
      throw new MojoExecutionException("cannot write " + to + ": " + e.getMessage(), e);
    }
  }

  private void log(Finding finding, Path file) {
    String text = finding.format(file.toString());
    switch (finding.severity()) {
      case ERROR -> getLog().error(text);
      case WARNING -> getLog().warn(text);
      case INFO -> getLog().info(text);
    }
  }
}
