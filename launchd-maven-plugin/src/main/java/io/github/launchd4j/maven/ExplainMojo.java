package io.github.launchd4j.maven;

import io.github.launchd4j.host.Screen;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.explain.Explanation;
import io.github.launchd4j.plist.finding.PlistException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Explains in plain English what jobs do: what runs and as whom, when they start and stop, what
 * they listen on, and their next five times.
 */
@Mojo(name = "explain", requiresProject = false, threadSafe = true)
public class ExplainMojo extends AbstractLaunchdMojo {

  /** The files to explain, separated by commas, instead of the generated ones. */
  @Parameter(property = "launchd.plist")
  List<File> plists = List.of();

  /** A folder to write pages with drawings to: NAME.html for NAME.plist. By default, none. */
  @Parameter(property = "launchd.html")
  @Nullable File html;

  @Override
  void run() throws IOException, MojoExecutionException {
    for (Path file : plists(plists)) {
      try {
        explain(file);
      } catch (PlistException e) {
        throw refused(file, e);
      }
    }
  }

  private void explain(Path file) throws IOException {
    Clock clock = Clock.system(ZoneId.systemDefault());
    Explanation explanation = Explanation.of(PlistFile.read(file), Optional.of(file), clock);
    StandardOutput.print(explanation.toText(Screen.columns()));
    if (html != null) {
      String name = file.toFile().getName().replaceFirst("\\.plist$", "");
      Path page = html.toPath().resolve(name + ".html");
      Written.to(page, explanation.toHtml(Validator.validate(file)), getLog());
    }
  }
}
