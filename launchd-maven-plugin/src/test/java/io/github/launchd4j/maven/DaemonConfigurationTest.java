package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.launchd4j.plist.Job;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.codehaus.plexus.configuration.DefaultPlexusConfiguration;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.junit.jupiter.api.Test;

class DaemonConfigurationTest {
  private static final String JAVA = System.getProperty("java.home") + "/bin/java";
  private final PlexusConfiguration daemon = new DefaultPlexusConfiguration("daemon");
  private final PlexusConfiguration java = new DefaultPlexusConfiguration("java");

  DaemonConfigurationTest() {
    daemon.addChild("Label", " com.example.web ");
    daemon.addChild(java);
  }

  @Test
  void aJarRunsOnTheJavaThatRunsMaven() throws Exception {
    java.addChild("jar", "/opt/web.jar");
    assertEquals(List.of(JAVA, "-jar", "/opt/web.jar"), job().programArguments());
    assertEquals("com.example.web", job().label());
  }

  @Test
  void aClassRunsOnTheProjectsClassPathUnlessThePomSaysOtherwise() throws Exception {
    java.addChild("mainClass", "com.example.Web");
    assertEquals(
        List.of(JAVA, "-cp", "/a.jar:/b.jar", "com.example.Web"), job().programArguments());
    java.addChild("classPath", "/opt/*");
    assertEquals(List.of(JAVA, "-cp", "/opt/*", "com.example.Web"), job().programArguments());
  }

  @Test
  void optionsStandBeforeTheProgramAndArgumentsBehindIt() throws Exception {
    java.addChild("executable", "/jdk/bin/java");
    java.addChild("jar", "/opt/web.jar");
    list("options", "-Xmx64m", "-Da=b c");
    list("arguments", "--port", "80");
    assertEquals(
        List.of("/jdk/bin/java", "-Xmx64m", "-Da=b c", "-jar", "/opt/web.jar", "--port", "80"),
        job().programArguments());
  }

  @Test
  void eitherAJarOrAClass() {
    String wanted = "<java> takes either a <jar> or a <mainClass>, and one of them";
    assertEquals(wanted, failure());
    java.addChild("jar", "/opt/web.jar");
    java.addChild("mainClass", "com.example.Web");
    assertEquals(wanted, failure());
  }

  @Test
  void javaIsNamedByAnAbsolutePath() {
    java.addChild("jar", "/opt/web.jar");
    java.addChild("executable", "java");
    assertEquals(
        "<executable>java</executable> is not an absolute path: launchd gives a job no PATH with a JDK on it",
        failure());
  }

  @Test
  void aDaemonHasALabel() {
    PlexusConfiguration empty = new DefaultPlexusConfiguration("daemon");
    MojoExecutionException e =
        assertThrows(
            MojoExecutionException.class,
            () -> new DaemonConfiguration(empty, List.of()).toPropertyList());
    assertEquals("<daemon> has no <Label>: it names the job, com.example.web", e.getMessage());
  }

  private void list(String name, String... values) {
    PlexusConfiguration list = new DefaultPlexusConfiguration(name);
    for (String value : values) {
      list.addChild("value", value);
    }
    java.addChild(list);
  }

  private Job job() throws Exception {
    return Job.from(new DaemonConfiguration(daemon, List.of("/a.jar", "/b.jar")).toPropertyList());
  }

  private String failure() {
    return String.valueOf(assertThrows(MojoExecutionException.class, this::job).getMessage());
  }
}
