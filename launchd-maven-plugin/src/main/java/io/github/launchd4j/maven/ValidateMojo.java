package io.github.launchd4j.maven;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.report.Baseline;
import io.github.launchd4j.plist.report.Configuration;
import io.github.launchd4j.plist.report.Report;
import io.github.launchd4j.plist.report.Sarif;
import io.github.launchd4j.plist.report.Selection;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * Checks property lists: those that {@code generate} wrote, or the files that {@code
 * -Dlaunchd.plist} names. Fails if there is an error among the findings, or what {@code
 * launchd.failOn} names.
 */
@Mojo(
    name = "validate",
    defaultPhase = LifecyclePhase.PROCESS_RESOURCES,
    requiresProject = false,
    threadSafe = true)
public class ValidateMojo extends AbstractLaunchdMojo {

  private static final String TOOL = "launchd-maven-plugin";

  /** The files to check, separated by commas, instead of the generated ones. */
  @Parameter(property = "launchd.plist")
  List<File> plists = List.of();

  /** The lowest severity that fails the build: {@code error}, {@code warning} or {@code info}. */
  @Parameter(property = "launchd.failOn")
  String failOn = "";

  /** The codes of findings to suppress, separated by commas: {@code LP806,LP807}. */
  @Parameter(property = "launchd.disable")
  List<String> disable = List.of();

  /**
   * How findings are reported: {@code text} in Maven's log, or {@code json}, {@code sarif} or
   * {@code github} (workflow commands of GitHub Actions) on standard output.
   */
  @Parameter(property = "launchd.format", defaultValue = "text")
  String format = "text";

  /**
   * The configuration file. By default, launchd4j.properties in the folder of the project, or above
   * it in the same Git repository.
   */
  @Parameter(property = "launchd.config")
  @Nullable File config;

  /** A baseline: the findings listed in this file are suppressed. */
  @Parameter(property = "launchd.baseline")
  @Nullable File baseline;

  /** A file to write the current findings to, as a new baseline. */
  @Parameter(property = "launchd.writeBaseline")
  @Nullable File writeBaseline;

  /** A file to write the findings to as SARIF 2.1.0, for code hosts; none if it is absent. */
  @Parameter(property = "launchd.sarif")
  @Nullable File sarif;

  @Parameter(defaultValue = "${project.basedir}", readonly = true)
  @Nullable File basedir;

  @Parameter(defaultValue = "${plugin.version}", readonly = true)
  String version = "";

  @Override
  void run() throws IOException, MojoExecutionException, MojoFailureException {
    Configuration settings = settings();
    Selection selection =
        writeBaseline == null ? Selection.by(settings) : Selection.withoutBaseline(settings);
    Report report = report();
    Baseline today = Baseline.at(writeBaseline == null ? Path.of("") : writeBaseline.toPath());
    Sarif forFile = new Sarif(TOOL, version);
    List<Path> files = plists(plists);
    for (Path file : files) {
      String name = fromHere(file).toString();
      List<Finding> findings = selection.of(name, Validator.validate(file));
      today.add(name, findings);
      tell(file, findings, report, forFile);
    }
    report.end(files.size());
    if (sarif != null) {
      write(sarif.toPath(), forFile.toJson());
    }
    if (writeBaseline != null) {
      write(writeBaseline.toPath(), today.toText());
    } else if (selection.failures() > 0) {
      throw new MojoFailureException(selection.failuresInWords() + ", see above");
    }
  }

  /** What the POM says is told at its line there: the file is made anew from it. */
  private void tell(Path file, List<Finding> findings, Report report, Sarif forFile)
      throws IOException {
    PomPlaces places = places(file);
    List<Finding> ofFile = new ArrayList<>();
    List<Finding> ofPom = new ArrayList<>();
    for (Finding finding : findings) {
      Optional<Finding> moved = places.move(finding);
      (moved.isPresent() ? ofPom : ofFile).add(moved.orElse(finding));
    }
    if (!ofPom.isEmpty()) {
      add(pom(), ofPom, report, forFile);
    }
    if (ofPom.isEmpty() || !ofFile.isEmpty()) {
      add(file, ofFile, report, forFile);
    }
  }

  private void add(Path file, List<Finding> findings, Report report, Sarif forFile) {
    String name = fromHere(file).toString();
    report.add(isForLog() ? file.toString() : name, findings);
    forFile.add(name, findings);
  }

  private PomPlaces places(Path file) throws IOException {
    if (!plists.isEmpty() || !Files.isRegularFile(pom())) {
      return PomPlaces.none();
    }
    try {
      return PomPlaces.of(PlistFile.read(file), PomElement.daemons(pom()));
    } catch (PlistException e) {
      return PomPlaces.none();
    }
  }

  private Path pom() {
    File file = currentProject == null ? null : currentProject.getFile();
    return file == null ? Path.of("") : file.toPath();
  }

  private Configuration settings() throws IOException, MojoExecutionException {
    Path here = basedir == null ? Path.of("") : basedir.toPath();
    Configuration file =
        config == null ? Configuration.in(here) : Configuration.read(config.toPath());
    try {
      return file.with(
          Configuration.codes(disable),
          Configuration.severity(failOn),
          Optional.ofNullable(baseline).map(File::toPath));
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("launchd.disable or launchd.failOn: " + e.getMessage(), e);
    }
  }

  private boolean isForLog() {
    return format.equals("text");
  }

  private Report report() throws MojoExecutionException {
    return switch (format) {
      case "text" -> new LogReport(getLog());
      case "json" -> Report.json(System.out);
      case "sarif" -> Report.sarif(System.out, new Sarif(TOOL, version));
      case "github" -> Report.github(System.out);
      default ->
          throw new MojoExecutionException(
              "launchd.format: \"" + format + "\" is not one of text, json, sarif, github");
    };
  }

  /** Relative to the folder of the build, which is where code hosts count from. */
  private static Path fromHere(Path file) {
    Path here = Path.of("").toAbsolutePath();
    Path absolute = file.toAbsolutePath();
    return absolute.startsWith(here) ? here.relativize(absolute) : absolute;
  }

  private void write(Path to, String text) throws MojoExecutionException {
    try {
      Written.to(to, text, getLog());
    } catch (IOException e) {
      throw new MojoExecutionException("cannot write " + to + ": " + e.getMessage(), e);
    }
  }
}
