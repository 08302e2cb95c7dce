package io.github.launchd4j.maven;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.model.ConfigurationContainer;
import org.apache.maven.model.Plugin;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.util.xml.Xpp3Dom;
import org.jspecify.annotations.Nullable;

/** The Labels of the {@code <daemon>}s of a project, whatever lies in its target folder. */
final class PomLabels {
  private static final String PLUGIN = "io.github.launchd4j:launchd-maven-plugin";

  private PomLabels() {}

  /** Whether the project has daemons, and none of them has that Label. */
  static boolean areOther(@Nullable MavenProject project, String label) {
    List<String> labels = project == null ? List.of() : of(project);
    return !labels.isEmpty() && !labels.contains(label);
  }

  private static List<String> of(MavenProject project) {
    List<String> labels = new ArrayList<>();
    Plugin plugin = project.getPlugin(PLUGIN);
    if (plugin != null) {
      add(plugin, labels);
      plugin.getExecutions().forEach(execution -> add(execution, labels));
    }
    return labels;
  }

  private static void add(ConfigurationContainer container, List<String> labels) {
    Xpp3Dom daemon =
        container.getConfiguration() instanceof Xpp3Dom configuration
            ? configuration.getChild("daemon")
            : null;
    Xpp3Dom label = daemon == null ? null : daemon.getChild("Label");
    if (label != null && label.getValue() != null) {
      labels.add(label.getValue().strip());
    }
  }
}
