package io.github.launchd4j.maven;

import io.github.launchd4j.plist.JavaCommand;
import io.github.launchd4j.plist.JobElement;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The {@code <daemon>} of a POM: launchd's own keys, and {@code <java>}, which becomes
 * ProgramArguments.
 *
 * @param daemon the element
 * @param classPath what {@code <mainClass>} runs with where the POM names no {@code <classPath>}
 */
record DaemonConfiguration(PlexusConfiguration daemon, List<String> classPath) {

  /** The job's property list, keys in the POM's order. */
  PlistDictionary toPropertyList() throws MojoExecutionException {
    if (daemon.getChild("Label", false) == null) {
      throw new MojoExecutionException(
          "<daemon> has no <Label>: it names the job, com.example.web");
    }
    List<JobElement> keys = new ArrayList<>();
    for (PlexusConfiguration child : daemon.getChildren()) {
      keys.add(child.getName().equals("java") ? programArguments(child) : element(child));
    }
    return new JobElement("daemon", "", keys).toPropertyList();
  }

  private static JobElement element(PlexusConfiguration configuration) {
    List<JobElement> children =
        Arrays.stream(configuration.getChildren()).map(DaemonConfiguration::element).toList();
    String text = children.isEmpty() ? text(configuration) : "";
    return new JobElement(configuration.getName(), text, children);
  }

  private JobElement programArguments(PlexusConfiguration java) throws MojoExecutionException {
    JavaCommand command =
        program(java).withOptions(texts(java, "options")).withArguments(texts(java, "arguments"));
    List<JobElement> arguments =
        command.programArguments().stream()
            .map(argument -> new JobElement("string", argument, List.of()))
            .toList();
    return new JobElement("ProgramArguments", "", arguments);
  }

  private JavaCommand program(PlexusConfiguration java) throws MojoExecutionException {
    Optional<String> jar = child(java, "jar");
    Optional<String> mainClass = child(java, "mainClass");
    if (jar.isPresent() == mainClass.isPresent()) {
      throw new MojoExecutionException(
          "<java> takes either a <jar> or a <mainClass>, and one of them");
    }
    if (jar.isPresent()) {
      return JavaCommand.jar(executable(java), jar.get());
    }
    String path = child(java, "classPath").orElse(String.join(":", classPath));
    return JavaCommand.mainClass(executable(java), path, mainClass.orElseThrow());
  }

  /**
   * launchd looks programs up on /usr/bin:/bin:/usr/sbin:/sbin, where macOS has a stub for java.
   */
  private static String executable(PlexusConfiguration java) throws MojoExecutionException {
    String executable =
        child(java, "executable")
            .orElseGet(() -> Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (!executable.startsWith("/")) {
      throw new MojoExecutionException(
          "<executable>"
              + executable
              + "</executable> is not an absolute path: launchd gives a job no PATH with a JDK on it");
    }
    return executable;
  }

  private static Optional<String> child(PlexusConfiguration parent, String name) {
    return Optional.ofNullable(parent.getChild(name, false)).map(DaemonConfiguration::text);
  }

  private static List<String> texts(PlexusConfiguration parent, String name) {
    return Stream.ofNullable(parent.getChild(name, false))
        .flatMap(list -> Arrays.stream(list.getChildren()))
        .map(DaemonConfiguration::text)
        .toList();
  }

  private static String text(PlexusConfiguration configuration) {
    return configuration.getValue("").strip();
  }
}
