package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Does docs/tutorial.md in an empty folder, against the artifacts that invoker:install laid out.
 */
class TutorialIT {
  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

  @TempDir private Path folder = Path.of("");

  @Test
  void theTutorialLeadsFromAnEmptyFolderToTheCommandsThatInstall() throws Exception {
    Path log = ROOT.resolve("launchd-maven-plugin/target/tutorial.log");
    int status = run(Files.createDirectory(folder.resolve("hello")), log);
    String text = Files.readString(log);
    assertEquals(0, status, text);
    assertTrue(text.contains("answer: Hello"), text);
    assertTrue(text.contains("What it listens on"), text);
    assertTrue(text.contains("sudo launchctl bootstrap system /Library/LaunchDaemons/"), text);
    assertTrue(text.contains("com.example.hello.plist\nfiles\ninstall\nuninstall\n"), text);
  }

  @Test
  void theVersionsOnThePageAreThoseOfTheBuild() throws IOException {
    String page = Files.readString(ROOT.resolve("docs/tutorial.md"));
    String wanted = "<version>" + System.getProperty("project.version") + "</version>";
    assertEquals(3, page.split(wanted, -1).length, "the core and the plugin: " + wanted);
  }

  private int run(Path project, Path log) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(ROOT.resolve(".ci/tutorial").toString(), project.toString());
    builder
        .environment()
        .put(
            "TUTORIAL_MAVEN_OPTIONS",
            "--settings="
                + settings()
                + " -Dmaven.repo.local="
                + ROOT.resolve("launchd-maven-plugin/target/it-repository")
                + " -Dhello.port=0");
    Path java = Path.of(System.getProperty("java.home"));
    Path mvn = Path.of(System.getProperty("maven.home"));
    builder.environment().put("JAVA_HOME", java.toString());
    builder
        .environment()
        .merge(
            "PATH",
            mvn.resolve("bin") + File.pathSeparator + java.resolve("bin"),
            (path, first) -> first + File.pathSeparator + path);
    return builder.redirectErrorStream(true).redirectOutput(log.toFile()).start().waitFor();
  }

  /** Those of the other integration tests: what the build has already is not fetched again. */
  private Path settings() throws IOException {
    Path local = Path.of(System.getProperty("local.repository"));
    String text =
        Files.readString(Path.of("src", "it", "settings.xml"))
            .replace("@localRepositoryUrl@", local.toUri().toString());
    return Files.writeString(folder.resolve("settings.xml"), text);
  }
}
