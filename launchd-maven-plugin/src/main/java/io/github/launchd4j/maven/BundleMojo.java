package io.github.launchd4j.maven;

import io.github.launchd4j.host.bundle.Bundle;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Makes a folder that installs the daemon on other Macs, {@code target/launchd/bundle/LABEL}: the
 * jars of the program, on request a Java, the property list with the paths of those Macs, and the
 * scripts {@code install} and {@code uninstall}, which need neither Maven nor a JDK.
 */
@Mojo(
    name = "bundle",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public class BundleMojo extends AbstractLaunchdMojo {

  /** The job, as for {@code generate}. It needs a {@code <java>}. */
  @Parameter @Nullable PlexusConfiguration daemon;

  /**
   * The folder on the Mac that the job runs from; {@code /Library/Application Support/LABEL} if it
   * is absent.
   */
  @Parameter(property = "launchd.prefix")
  @Nullable String prefix;

  /**
   * Whether a Java comes along, made by jlink from the JDK that runs Maven, and so for its system
   * and processor only. Without it {@code <executable>} has to name the java of the Macs.
   */
  @Parameter(property = "launchd.jlink", defaultValue = "false")
  boolean jlink;

  /**
   * The modules of that Java; java.se, jdk.crypto.ec, jdk.unsupported and jdk.zipfs if it is
   * absent, and for a {@code <module>} those that it requires.
   */
  @Parameter(property = "launchd.imageModules")
  List<String> imageModules = List.of();

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true, required = true)
  List<String> classPath;

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    if (daemon == null && isOneOfSeveral()) {
      getLog().info("no <daemon> in this POM: nothing to bundle here");
    } else if (daemon == null || outputDirectory == null) {
      throw new MojoExecutionException(
          "no <daemon>; write the job in the <configuration> of the plugin or of its execution");
    } else {
      bundle(daemon, outputDirectory.toPath().resolve("bundle"));
    }
  }

  private void bundle(PlexusConfiguration configuration, Path folder)
      throws IOException, MojoExecutionException, MojoFailureException {
    PlexusConfiguration java = configuration.getChild("java", false);
    if (java == null) {
      throw new MojoExecutionException(
          "<daemon> has no <java>; what files another program needs is not known here");
    }
    Bundle bundle = named(configuration);
    BundledProgram program =
        BundledProgram.of(bundle, java, jars(), project.getBasedir().toPath(), jlink, imageModules);
    Path own = folder.resolve(bundle.label());
    bundle.write(
        own,
        new DaemonConfiguration(configuration, program).toPropertyList(),
        program.jars(),
        program.image());
    validate(own.resolve(bundle.label() + ".plist"));
    getLog().info("made " + own + ": copy it to a Mac, and run sudo ./install there");
  }

  private Bundle named(PlexusConfiguration configuration) throws MojoExecutionException {
    String label = DaemonConfiguration.labelOf(configuration);
    try {
      return new Bundle(label, prefix == null ? Bundle.defaultPrefix(label) : prefix);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("cannot make a bundle: " + e.getMessage(), e);
    }
  }

  /** Those of the class path, with the project's own in the place of its classes. */
  private List<Path> jars() throws MojoExecutionException {
    File own = project.getArtifact().getFile();
    List<Path> jars = new ArrayList<>();
    for (String element : classPath) {
      boolean isOwn = element.equals(project.getBuild().getOutputDirectory());
      Path jar = isOwn && own != null ? own.toPath() : Path.of(element);
      if (!Files.isRegularFile(jar)) {
        throw new MojoExecutionException(
            jar + " is not a jar; run the goal together with package: mvn package launchd:bundle");
      }
      jars.add(jar);
    }
    return jars;
  }

  private void validate(Path plist) throws IOException, MojoFailureException {
    List<Finding> findings = Validator.validate(plist);
    new LogReport(getLog()).add(plist.toString(), findings);
    if (findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR)) {
      throw new MojoFailureException("the job of the bundle has errors, see above");
    }
  }
}
