package io.github.launchd4j.plist;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JobBuilderTest {

  private static final JavaCommand JAVA = JavaCommand.jar("/jdk/bin/java", "/opt/web.jar");

  @Test
  void every_trigger_and_limit_survives_a_file() throws PlistException {
    Job built =
        Job.builder("com.example.night")
            .program("/bin/date")
            .startInterval(300)
            .startCalendarInterval(CalendarInterval.cron("0 3,4 * * *"))
            .watchPaths(List.of("/etc/hosts"))
            .queueDirectories(List.of("/var/spool/night"))
            .machService("com.example.night.port")
            .machService("com.example.night.other")
            .softResourceLimit(ResourceLimit.NUMBER_OF_FILES, 4096)
            .softResourceLimit(ResourceLimit.CPU, 60)
            .hardResourceLimit(ResourceLimit.NUMBER_OF_FILES, 8192)
            .umask(027)
            .nice(-5)
            .limitLoadToSessionType("Aqua", "Background")
            .associatedBundleIdentifiers("com.example.app")
            .set("StartOnMount", true)
            .set("LaunchOnlyOnce", true)
            .set("InitGroups", false)
            .set("AbandonProcessGroup", true)
            .set("Disabled", true)
            .set("RootDirectory", "/jail")
            .build();
    Job read = Job.from(PlistFile.read(PlistFile.toXml(built.toPropertyList()).getBytes(UTF_8)));
    assertEquals(built, read);
    assertEquals(OptionalInt.of(300), read.startInterval());
    assertEquals(
        List.of(CalendarInterval.daily(3, 0), CalendarInterval.daily(4, 0)),
        read.startCalendarInterval());
    assertEquals(List.of("/etc/hosts"), read.watchPaths());
    assertEquals(List.of("/var/spool/night"), read.queueDirectories());
    assertEquals(List.of("com.example.night.port", "com.example.night.other"), read.machServices());
    assertEquals(
        Map.of(ResourceLimit.NUMBER_OF_FILES, 4096L, ResourceLimit.CPU, 60L),
        read.softResourceLimits());
    assertEquals(Map.of(ResourceLimit.NUMBER_OF_FILES, 8192L), read.hardResourceLimits());
    assertEquals(OptionalInt.of(23), read.umask());
    assertEquals(OptionalInt.of(-5), read.nice());
    assertEquals(List.of("Aqua", "Background"), read.limitLoadToSessionType());
    assertTrue(read.startOnMount() && read.launchOnlyOnce() && read.abandonProcessGroup());
    assertTrue(read.disabled());
    assertFalse(read.initGroups());
    assertEquals(Optional.of("/jail"), read.rootDirectory());
    assertEquals(
        List.of(),
        Validator.validate(built.toPropertyList()).stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList());
  }

  @Test
  void pressured_exit_implies_transactions() throws PlistException {
    assertTrue(job("EnablePressuredExit", true).enableTransactions());
    assertFalse(job("EnablePressuredExit", false).enableTransactions());
  }

  @Test
  void an_umask_of_text_is_octal_when_it_begins_with_0() {
    assertEquals(OptionalInt.of(18), Job.builder("a").set("Umask", "022").build().umask());
    assertEquals(OptionalInt.of(22), Job.builder("a").set("Umask", "22").build().umask());
    assertEquals(OptionalInt.empty(), Job.builder("a").set("Umask", "x").build().umask());
  }

  @Test
  void a_java_job_is_told_the_names_of_its_sockets() {
    Job job =
        Job.builder("com.example.web")
            .java(JAVA)
            .environmentVariables(Map.of("MODE", "fast"))
            .socket("Http", SocketEntry.tcp(80))
            .socket("Admin", SocketEntry.unix("/var/run/web.sock", 0600))
            .build();
    assertEquals("Http:Admin", job.environmentVariables().get("LAUNCHD_SOCKET_NAMES"));
    assertEquals("fast", job.environmentVariables().get("MODE"));
  }

  @Test
  void the_names_are_told_to_nobody_who_cannot_use_them_or_knows_them() {
    JobBuilder plain = Job.builder("a").program("/bin/a").socket("Http", SocketEntry.tcp(80));
    assertEquals(Map.of(), plain.build().environmentVariables());
    assertEquals(Map.of(), Job.builder("a").java(JAVA).build().environmentVariables());
    assertEquals(Map.of(), java("a:b").build().environmentVariables());
    assertEquals(
        Map.of(),
        java("a").inetdCompatibility(new InetdCompatibility(false)).build().environmentVariables());
    Map<String, String> own = Map.of("LAUNCHD_SOCKET_NAMES", "b");
    assertEquals(own, java("a").environmentVariables(own).build().environmentVariables());
  }

  @Test
  void one_socket_serves_both_families_unless_an_address_is_named() {
    assertEquals(Optional.of(SockFamily.IPV4V6), SocketEntry.tcp(80).sockFamily());
    assertEquals(Optional.of(SockFamily.IPV4V6), SocketEntry.udp(53).sockFamily());
    assertEquals(Optional.empty(), SocketEntry.tcp(80).withSockNodeName("::1").sockFamily());
    assertEquals(
        Optional.of(SockFamily.IPV6),
        SocketEntry.tcp(80).withSockFamily(SockFamily.IPV6).withSockNodeName("::1").sockFamily());
  }

  @Test
  void the_options_of_java_stand_in_the_order_given() {
    assertEquals(
        List.of(
            "/jdk/bin/java",
            "-Xmx64m",
            "--enable-native-access=a,b",
            "--add-opens=java.base/java.lang=a",
            "-XX:AOTCache=/opt/web.aot",
            "-XX:SharedArchiveFile=/opt/web.jsa",
            "-p",
            "/opt/web",
            "-m",
            "a/a.Main",
            "--port"),
        JavaCommand.module("/jdk/bin/java", "/opt/web", "a/a.Main")
            .withMaxHeap("64m")
            .withEnableNativeAccess(List.of("a", "b"))
            .withAddOpens("java.base/java.lang=a")
            .withAotCache("/opt/web.aot")
            .withSharedArchive("/opt/web.jsa")
            .withArguments(List.of("--port"))
            .programArguments());
    assertEquals(
        "\"64 MB\" is not a heap size; write a number followed by k, m or g: 64m",
        assertThrows(IllegalArgumentException.class, () -> JAVA.withMaxHeap("64 MB")).getMessage());
  }

  @Test
  void the_names_become_constants() {
    Job job = java("Listeners").socket("dnsV6.port", SocketEntry.udp(53)).build();
    assertEquals(
        """
        package com.example;

        /** The names under Sockets in the job's property list. Generated. */
        public final class Names {
          public static final String LISTENERS = "Listeners";

          public static final String DNS_V6_PORT = "dnsV6.port";

          private Names() {}
        }
        """,
        SocketNames.toJava("com.example.Names", job.toPropertyList()));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            SocketNames.toJava(
                "Names", java("web").socket("Web", SocketEntry.tcp(1)).build().toPropertyList()));
    assertThrows(
        IllegalArgumentException.class, () -> SocketNames.toJava("../Names", job.toPropertyList()));
  }

  private static JobBuilder java(String socket) {
    return Job.builder("com.example.web").java(JAVA).socket(socket, SocketEntry.tcp(80));
  }

  private static Job job(String key, boolean value) throws PlistException {
    return Job.from(Job.builder("a").set(key, value).build().toPropertyList());
  }
}
