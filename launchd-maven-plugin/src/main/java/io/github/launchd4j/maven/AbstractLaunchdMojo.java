package io.github.launchd4j.maven;

import static java.util.stream.Collectors.joining;

import io.github.launchd4j.plist.finding.PlistException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.jspecify.annotations.Nullable;

/** What all goals have in common. */
abstract class AbstractLaunchdMojo extends AbstractMojo {

  /** Whether to do nothing. */
  @Parameter(property = "launchd.skip", defaultValue = "false")
  boolean skip;

  /** Where the generated property lists are. */
  @Parameter(property = "launchd.directory", defaultValue = "${project.build.directory}/launchd")
  @Nullable File outputDirectory;

  @Parameter(defaultValue = "${reactorProjects}", readonly = true)
  List<MavenProject> reactorProjects = List.of();

  @Parameter(defaultValue = "${project}", readonly = true)
  @Nullable MavenProject currentProject;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  @Nullable MojoExecution invocation;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("launchd.skip is set: nothing done");
      return;
    }
    try {
      run();
    } catch (IOException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  abstract void run() throws IOException, MojoExecutionException, MojoFailureException;

  /** Whether this may be a project that the goal is not for: one of several, or their parent. */
  final boolean isOneOfSeveral() {
    return reactorProjects.size() > 1
        || reactorProjects.stream().anyMatch(project -> !project.getModules().isEmpty());
  }

  /**
   * Those files, or the generated ones if none is named. One project of several may have none.
   *
   * @throws MojoExecutionException if there is none
   */
  final List<Path> plists(List<File> named) throws MojoExecutionException {
    if (!named.isEmpty() || outputDirectory == null) {
      return named.stream().map(File::toPath).toList();
    }
    List<Path> folders = folders(outputDirectory.toPath());
    List<Path> generated = new ArrayList<>();
    for (Path folder : folders) {
      generated.addAll(GeneratedPlists.all(folder));
    }
    if (generated.isEmpty()) {
      String none =
          "no property list in " + folders.stream().map(Path::toString).collect(joining(" or "));
      if (isOfTheCommandLine() || !isOneOfSeveral()) {
        throw new MojoExecutionException(
            none + ": run launchd:generate first, or name a file with -Dlaunchd.plist");
      }
      getLog().info(none + ": nothing to do here");
    }
    return generated;
  }

  /**
   * From the command line, Maven runs a goal that needs no project once, in the first of several:
   * those of all are meant, unless a folder is named.
   */
  private List<Path> folders(Path own) {
    return isOfTheCommandLine() && currentProject != null && own.equals(folder(currentProject))
        ? reactorProjects.stream().map(AbstractLaunchdMojo::folder).toList()
        : List.of(own);
  }

  private boolean isOfTheCommandLine() {
    return invocation != null && invocation.getSource() == MojoExecution.Source.CLI;
  }

  private static Path folder(MavenProject project) {
    return Path.of(project.getBuild().getDirectory(), "launchd");
  }

  /** A file that is not a job, reported as {@code validate} does. */
  static MojoExecutionException refused(Path file, PlistException e) {
    return new MojoExecutionException(e.toFinding().format(file.toString()), e);
  }
}
