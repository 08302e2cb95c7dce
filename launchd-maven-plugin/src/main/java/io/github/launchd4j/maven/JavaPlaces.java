package io.github.launchd4j.maven;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.apache.maven.plugin.MojoExecutionException;

/** Where a Java program will be when it runs. */
interface JavaPlaces {

  /** The path of java, given what the POM says. */
  String executable(Optional<String> inPom) throws MojoExecutionException;

  /** The path of an executable jar. */
  String jar(String inPom) throws MojoExecutionException;

  /** What {@code <mainClass>} runs with. */
  String classPath(Optional<String> inPom) throws MojoExecutionException;

  /** What {@code <module>} runs with; empty if java has it in itself. */
  Optional<String> modulePath(Optional<String> inPom) throws MojoExecutionException;

  /** Those of the project and of the JDK that runs Maven. */
  static JavaPlaces ofBuild(List<String> classPath) {
    return new OfBuild(
        classPath, Path.of(System.getProperty("java.home"), "bin", "java").toString());
  }

  /** Where it is in the build: by what the POM says, otherwise in the JDK and the project. */
  record OfBuild(List<String> projectPath, String java) implements JavaPlaces {

    @Override
    public String executable(Optional<String> inPom) {
      return inPom.orElse(java);
    }

    @Override
    public String jar(String inPom) {
      return inPom;
    }

    @Override
    public String classPath(Optional<String> inPom) {
      return inPom.orElseGet(() -> String.join(":", projectPath));
    }

    @Override
    public Optional<String> modulePath(Optional<String> inPom) {
      return Optional.of(classPath(inPom));
    }
  }
}
