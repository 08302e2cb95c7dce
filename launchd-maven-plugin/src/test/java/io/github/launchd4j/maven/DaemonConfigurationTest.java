package io.github.launchd4j.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.launchd4j.plist.CalendarInterval;
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
  void whatAJvmOftenNeedsHasAnElementOfItsOwn() throws Exception {
    java.addChild("executable", "/jdk/bin/java");
    java.addChild("module", "com.example.web/com.example.Web");
    java.addChild("enableNativeAccess", "com.sun.jna");
    java.addChild("maxHeap", "64m");
    java.addChild("aotCache", "/opt/web.aot");
    java.addChild("sharedArchive", "/opt/web.jsa");
    list("addOpens", "java.base/a=b", "java.base/c=d");
    list("options", "-Xmx128m");
    assertEquals(
        List.of(
            "/jdk/bin/java",
            "-Xmx64m",
            "--enable-native-access=com.sun.jna",
            "--add-opens=java.base/a=b",
            "--add-opens=java.base/c=d",
            "-XX:AOTCache=/opt/web.aot",
            "-XX:SharedArchiveFile=/opt/web.jsa",
            "-Xmx128m",
            "-p",
            "/a.jar:/b.jar",
            "-m",
            "com.example.web/com.example.Web"),
        job().programArguments());
  }

  @Test
  void theProgramIsToldTheNamesOfItsSockets() throws Exception {
    java.addChild("jar", "/opt/web.jar");
    PlexusConfiguration sockets = new DefaultPlexusConfiguration("Sockets");
    for (String name : List.of("Http", "Admin")) {
      PlexusConfiguration entry = new DefaultPlexusConfiguration(name);
      entry.addChild("SockServiceName", "80");
      sockets.addChild(entry);
    }
    daemon.addChild(sockets);
    assertEquals("Http:Admin", job().environmentVariables().get("LAUNCHD_SOCKET_NAMES"));
  }

  @Test
  void aCronExpressionIsATimeToStart() throws Exception {
    java.addChild("jar", "/opt/web.jar");
    daemon.addChild("StartCalendarInterval", "30 3 * * *");
    assertEquals(List.of(CalendarInterval.daily(3, 30)), job().startCalendarInterval());
  }

  @Test
  void whatIsWrittenWrongInJavaIsTold() {
    java.addChild("jar", "/opt/web.jar");
    java.addChild("maxHeap", "64 MB");
    assertEquals(
        "<maxHeap>: \"64 MB\" is not a heap size; write a number followed by k, m or" + " g: 64m",
        failure());
    java.addChild("jvmArgs", "-Xmx64m");
    assertEquals(
        "<java> has no <jvmArgs>; it has addOpens, aotCache, arguments, classPath,"
            + " enableNativeAccess,"
            + " executable, jar, mainClass, maxHeap, module, modulePath, options, sharedArchive",
        failure());
  }

  @Test
  void aBrokenCronExpressionIsTold() {
    java.addChild("jar", "/opt/web.jar");
    daemon.addChild("StartCalendarInterval", "at night");
    assertEquals(
        "<StartCalendarInterval>: cron expression \"at night\": it has 2 fields; write"
            + " minute hour day"
            + " month weekday",
        failure());
  }

  @Test
  void eitherAJarOrAClass() {
    String wanted = "<java> needs exactly one of <jar>, <mainClass> and <module>";
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
        "<executable>java</executable> is not an absolute path; the PATH of a launchd"
            + " job does not include a JDK",
        failure());
  }

  @Test
  void aDaemonHasALabel() {
    PlexusConfiguration empty = new DefaultPlexusConfiguration("daemon");
    MojoExecutionException e =
        assertThrows(
            MojoExecutionException.class,
            () -> new DaemonConfiguration(empty, JavaPlaces.ofBuild(List.of())).toPropertyList());
    assertEquals(
        "<daemon> has no <Label>; add the name of the job:" + " <Label>com.example.web</Label>",
        e.getMessage());
  }

  private void list(String name, String... values) {
    PlexusConfiguration list = new DefaultPlexusConfiguration(name);
    for (String value : values) {
      list.addChild("value", value);
    }
    java.addChild(list);
  }

  private Job job() throws Exception {
    return Job.from(
        new DaemonConfiguration(daemon, JavaPlaces.ofBuild(List.of("/a.jar", "/b.jar")))
            .toPropertyList());
  }

  private String failure() {
    return String.valueOf(assertThrows(MojoExecutionException.class, this::job).getMessage());
  }
}
