package io.github.launchd4j.maven;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketNames;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.apache.maven.project.MavenProject;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;

/**
 * Writes the property list of the POM's {@code <daemon>} to {@code target/launchd/LABEL.plist}, and
 * on request a class with the names of its sockets.
 */
@Mojo(
    name = "generate",
    defaultPhase = LifecyclePhase.GENERATE_RESOURCES,
    requiresDependencyResolution = ResolutionScope.RUNTIME,
    threadSafe = true)
public class GenerateMojo extends AbstractLaunchdMojo {

  /**
   * The job: the keys of launchd.plist(5), spelled as there. {@code <StartCalendarInterval>} also
   * takes a cron expression, {@code <SockPathMode>} and {@code <Umask>} octal numbers. A Java
   * program is a {@code <java>} with a {@code <jar>}, a {@code <mainClass>} or a {@code <module>},
   * and may have {@code <executable>} (absolute; the JDK that runs Maven if it is absent), {@code
   * <classPath>} or {@code <modulePath>} (the project's own if it is absent), {@code <maxHeap>},
   * {@code <enableNativeAccess>}, {@code <addOpens>}, {@code <aotCache>} (JDK 24), {@code
   * <sharedArchive>}, {@code <options>} for the JVM and {@code <arguments>}; it becomes
   * ProgramArguments, and LAUNCHD_SOCKET_NAMES tells it the names of its sockets.
   */
  @Parameter @Nullable PlexusConfiguration daemon;

  /**
   * A class to write and to compile with the project, {@code com.example.SocketNames}: it has a
   * constant for each name under Sockets, so that program and job cannot drift apart.
   */
  @Parameter(property = "launchd.socketNames")
  @Nullable String socketNames;

  /** Where that class goes. */
  @Parameter(defaultValue = "${project.build.directory}/generated-sources/launchd")
  File sourceDirectory;

  @Parameter(defaultValue = "${project}", readonly = true, required = true)
  MavenProject project;

  @Parameter(defaultValue = "${project.runtimeClasspathElements}", readonly = true, required = true)
  List<String> classPath;

  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  @Nullable MojoExecution execution;

  @Override
  void run() throws MojoExecutionException {
    if (daemon == null && isOneOfSeveral()) {
      getLog().info("no <daemon> in this POM: nothing to generate here");
    } else if (daemon == null || outputDirectory == null) {
      throw new MojoExecutionException(
          "no <daemon>; write the job in the <configuration> of the plugin or of its execution");
    } else {
      JavaPlaces places = JavaPlaces.ofBuild(classPath);
      generate(new DaemonConfiguration(daemon, places), outputDirectory.toPath());
    }
  }

  private void generate(DaemonConfiguration configuration, Path folder)
      throws MojoExecutionException {
    PlistDictionary job = configuration.toPropertyList();
    Path file = folder.resolve(configuration.label() + ".plist");
    try {
      write(file, job);
      GeneratedPlists.written(file, executionId(), executionIds(), getLog());
      if (socketNames != null) {
        writeNames(socketNames, job);
      }
    } catch (IOException e) {
      throw new MojoExecutionException("cannot write: " + e.getMessage(), e);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException("<socketNames>: " + e.getMessage(), e);
    }
  }

  private String executionId() {
    return execution == null ? "default-cli" : execution.getExecutionId();
  }

  private Set<String> executionIds() {
    return execution == null ? Set.of() : execution.getPlugin().getExecutionsAsMap().keySet();
  }

  private void writeNames(String className, PlistDictionary job) throws IOException {
    String source = SocketNames.toJava(className, job);
    Path file = sourceDirectory.toPath().resolve(className.replace('.', '/') + ".java");
    Written.to(file, source, getLog());
    project.addCompileSourceRoot(sourceDirectory.getPath());
  }

  private void write(Path file, PlistDictionary job) throws IOException {
    if (!Written.isUpToDate(file, PlistFile.toXml(job), getLog())) {
      Files.createDirectories(file.getParent());
      PlistFile.write(file, job);
      getLog().info("wrote " + file);
    }
  }
}
