package io.github.launchd4j.maven;

import io.github.launchd4j.plist.JavaCommand;
import io.github.launchd4j.plist.JobElement;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/**
 * The {@code <daemon>} of a POM: launchd's own keys, and {@code <java>}, which becomes
 * ProgramArguments.
 *
 * @param daemon the element
 * @param places where a Java program will be
 */
record DaemonConfiguration(PlexusConfiguration daemon, JavaPlaces places) {

  /** The job's property list, keys in the POM's order. */
  PlistDictionary toPropertyList() throws MojoExecutionException {
    label();
    List<JobElement> keys = new ArrayList<>();
    Optional<JavaCommand> java = Optional.empty();
    for (PlexusConfiguration child : daemon.getChildren()) {
      if (child.getName().equals("java")) {
        java = Optional.of(new JavaConfiguration(child, places).toCommand());
        keys.add(new JobElement("ProgramArguments", "", List.of())); // its place among the keys
      } else {
        keys.add(element(child));
      }
    }
    try {
      PlistDictionary job = new JobElement("daemon", "", keys).toPropertyList();
      return java.map(command -> command.addTo(job)).orElse(job);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("<StartCalendarInterval>: " + e.getMessage(), e);
    }
  }

  /** The Label, which is the name of the file too. */
  String label() throws MojoExecutionException {
    return labelOf(daemon);
  }

  static String labelOf(PlexusConfiguration daemon) throws MojoExecutionException {
    PlexusConfiguration label = daemon.getChild("Label", false);
    if (label == null) {
      throw new MojoExecutionException(
          "<daemon> has no <Label>; add the name of the job: <Label>com.example.web</Label>");
    }
    if (label.getChildCount() > 0) {
      throw new MojoExecutionException(
          "<Label> contains the element <"
              + label.getChild(0).getName()
              + ">; write text: <Label>com.example.web</Label>");
    }
    String text = text(label);
    if (!PlistFile.isNameOfFile(text)) {
      throw new MojoExecutionException(
          "<Label>"
              + text
              + "</Label> cannot be the name of a file; use letters, digits, dots and hyphens:"
              + " com.example.web");
    }
    return text;
  }

  private static JobElement element(PlexusConfiguration configuration) {
    List<JobElement> children =
        Arrays.stream(configuration.getChildren()).map(DaemonConfiguration::element).toList();
    String text = children.isEmpty() ? text(configuration) : "";
    return new JobElement(configuration.getName(), text, children);
  }

  static String text(PlexusConfiguration configuration) {
    return configuration.getValue("").strip();
  }
}
