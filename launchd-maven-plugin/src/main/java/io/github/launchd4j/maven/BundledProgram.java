package io.github.launchd4j.maven;

import io.github.launchd4j.host.bundle.Bundle;
import io.github.launchd4j.host.bundle.BundledJars;
import io.github.launchd4j.host.bundle.JavaImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The program of a {@code <java>} in a bundle.
 *
 * @param bundle where it will be
 * @param jars what comes along
 * @param image its Java, if that comes along
 */
record BundledProgram(Bundle bundle, BundledJars jars, Optional<JavaImage> image)
    implements JavaPlaces {

  /**
   * What the POM says, with the jars of the project.
   *
   * @param jlink whether a Java comes along
   * @param modules those of it; the usual ones if there are none
   */
  static BundledProgram of(
      Bundle bundle,
      PlexusConfiguration java,
      List<Path> project,
      Path basedir,
      boolean jlink,
      List<String> modules)
      throws IOException {
    PlexusConfiguration jar = java.getChild("jar", false);
    PlexusConfiguration module = java.getChild("module", false);
    if (module != null && jlink) {
      List<String> roots = new ArrayList<>(modules);
      roots.add(DaemonConfiguration.text(module).replaceAll("/.*", ""));
      return new BundledProgram(
          bundle, BundledJars.ofClassPath(List.of()), Optional.of(new JavaImage(roots, project)));
    }
    return new BundledProgram(
        bundle,
        jar == null
            ? BundledJars.ofClassPath(project)
            : BundledJars.ofExecutable(basedir.resolve(DaemonConfiguration.text(jar))),
        jlink
            ? Optional.of(
                new JavaImage(modules.isEmpty() ? JavaImage.FOR_CLASS_PATHS : modules, List.of()))
            : Optional.empty());
  }

  @Override
  public String executable(Optional<String> inPom) throws MojoExecutionException {
    if (image.isPresent()) {
      return bundle.java();
    }
    return inPom.orElseThrow(
        () ->
            new MojoExecutionException(
                "<java> has no <executable>, and the Java of this machine is not on others; name"
                    + " the path of java there, or let <jlink>true</jlink> take one along"));
  }

  @Override
  public String jar(String inPom) {
    return bundle.jar(jars.files().keySet().iterator().next());
  }

  /** What {@code <classPath>} says is for another place. */
  @Override
  public String classPath(Optional<String> inPom) {
    return String.join(":", jars.files().keySet().stream().map(bundle::jar).toList());
  }

  @Override
  public Optional<String> modulePath(Optional<String> inPom) {
    return image.isPresent() ? Optional.empty() : Optional.of(bundle.jars());
  }
}
