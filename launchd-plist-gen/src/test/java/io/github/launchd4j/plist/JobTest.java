package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.Position;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class JobTest {

  private static Job everything() {
    return Job.builder("com.example.web")
        .program("/usr/bin/java")
        .programArguments("java", "-jar", "/usr/local/lib/web.jar")
        .userName("_www")
        .groupName("_www")
        .socket(
            "Listeners",
            SocketEntry.tcp(8080).withSockNodeName("127.0.0.1").withSockFamily(SockFamily.IPV4))
        .socket(
            "Listeners",
            SocketEntry.unix("/var/run/web.socket", 0600)
                .withSockPathOwner(70)
                .withSockPathGroup(71))
        .socket(
            "Dns",
            SocketEntry.udp(5353).withMulticastGroup("224.0.0.251").withReceivePacketInfo(true))
        .socket("Agent", SocketEntry.EMPTY.withSecureSocketWithKey("WEB_SOCK"))
        .socket(
            "Up",
            SocketEntry.EMPTY
                .withSockServiceName("http")
                .withSockPassive(false)
                .withBonjour(List.of("a", "b")))
        .inetdCompatibility(new InetdCompatibility(true, OptionalInt.of(42)))
        .keepAlive(
            KeepAlive.successfulExit(false)
                .withCrashed(true)
                .withAfterInitialDemand(true)
                .withPathState(Map.of("/etc/web", true)))
        .runAtLoad(true)
        .environmentVariables(Map.of("JAVA_HOME", "/opt/java"))
        .workingDirectory("/var/web")
        .standardInPath("/dev/null")
        .standardOutPath("/var/log/web.log")
        .standardErrorPath("/var/log/web.err")
        .exitTimeOut(30)
        .throttleInterval(5)
        .processType(ProcessType.INTERACTIVE)
        .build();
  }

  @Test
  void a_built_job_reads_back_equal_with_every_key() throws PlistException {
    Job job = everything();
    byte[] file = PlistFile.toXml(job.toPropertyList()).getBytes(StandardCharsets.UTF_8);
    Job read = Job.from(PlistFile.read(file));
    assertEquals(job, read);
    assertEquals("com.example.web", read.label());
    assertEquals(Optional.of("/usr/bin/java"), read.program());
    assertEquals(List.of("java", "-jar", "/usr/local/lib/web.jar"), read.programArguments());
    assertEquals(Optional.of("_www"), read.userName());
    assertEquals(Optional.of("_www"), read.groupName());
    assertTrue(read.runAtLoad());
    assertEquals(Map.of("JAVA_HOME", "/opt/java"), read.environmentVariables());
    assertEquals(Optional.of("/var/web"), read.workingDirectory());
    assertEquals(Optional.of("/dev/null"), read.standardInPath());
    assertEquals(Optional.of("/var/log/web.log"), read.standardOutPath());
    assertEquals(Optional.of("/var/log/web.err"), read.standardErrorPath());
    assertEquals(OptionalInt.of(30), read.exitTimeOut());
    assertEquals(OptionalInt.of(5), read.throttleInterval());
    assertEquals(Optional.of(ProcessType.INTERACTIVE), read.processType());
    assertEquals(
        Optional.of(new InetdCompatibility(true, OptionalInt.of(42))), read.inetdCompatibility());
  }

  @Test
  void keep_alive_conditions_read_back() {
    KeepAlive keepAlive = everything().keepAlive();
    assertTrue(keepAlive.isConditional());
    assertFalse(keepAlive.isAlways());
    assertEquals(Optional.of(false), keepAlive.successfulExit());
    assertEquals(Optional.of(true), keepAlive.crashed());
    assertEquals(Optional.of(true), keepAlive.afterInitialDemand());
    assertEquals(Map.of("/etc/web", true), keepAlive.pathState());
    assertEquals(Map.of(), keepAlive.otherJobEnabled());
  }

  @Test
  void sockets_keep_their_order_and_their_arrays() {
    Map<String, List<SocketEntry>> sockets = everything().sockets();
    assertEquals(List.of("Listeners", "Dns", "Agent", "Up"), new ArrayList<>(sockets.keySet()));
    List<SocketEntry> listeners = sockets.getOrDefault("Listeners", List.of());
    assertEquals(2, listeners.size());
    SocketEntry tcp = listeners.get(0);
    assertEquals(Optional.of("8080"), tcp.sockServiceName());
    assertEquals(Optional.of("127.0.0.1"), tcp.sockNodeName());
    assertEquals(Optional.of(SockFamily.IPV4), tcp.sockFamily());
    assertEquals(SockType.STREAM, tcp.sockType());
    assertTrue(tcp.sockPassive());
    SocketEntry unix = listeners.get(1);
    assertEquals(Optional.of("/var/run/web.socket"), unix.sockPathName());
    assertEquals(OptionalInt.of(0600), unix.sockPathMode());
    assertEquals(OptionalInt.of(70), unix.sockPathOwner());
    assertEquals(OptionalInt.of(71), unix.sockPathGroup());
  }

  @Test
  void the_rarer_keys_of_a_socket_read_back() {
    Map<String, List<SocketEntry>> sockets = everything().sockets();
    SocketEntry dns = sockets.getOrDefault("Dns", List.of()).get(0);
    assertEquals(SockType.DGRAM, dns.sockType());
    assertEquals(Optional.of(SockProtocol.UDP), dns.sockProtocol());
    assertEquals(Optional.of("224.0.0.251"), dns.multicastGroup());
    assertTrue(dns.receivePacketInfo());
    assertFalse(dns.bonjour());
    SocketEntry agent = sockets.getOrDefault("Agent", List.of()).get(0);
    assertEquals(Optional.of("WEB_SOCK"), agent.secureSocketWithKey());
    SocketEntry up = sockets.getOrDefault("Up", List.of()).get(0);
    assertFalse(up.sockPassive());
    assertTrue(up.bonjour());
    assertEquals(List.of("a", "b"), up.bonjourNames());
  }

  @Test
  void an_absent_key_reads_as_its_default() {
    Job job = Job.builder("com.example.web").build();
    assertEquals(List.of(), job.programArguments());
    assertEquals(Map.of(), job.sockets());
    assertEquals(KeepAlive.ON_DEMAND, job.keepAlive());
    assertEquals(Optional.empty(), job.inetdCompatibility());
    assertEquals(OptionalInt.empty(), job.exitTimeOut());
    assertFalse(job.runAtLoad());
  }

  @Test
  void odd_words_read_as_absent_and_an_integer_port_as_digits() throws PlistException {
    SocketEntry socket =
        job("<key>Sockets</key><dict><key>a</key><dict><key>SockType</key><string>tcp</string>"
                + "<key>SockFamily</key><string>ipv6</string><key>SockProtocol</key><string>x</string>"
                + "<key>SockServiceName</key><integer>80</integer></dict></dict>")
            .sockets()
            .getOrDefault("a", List.of())
            .get(0);
    assertEquals(SockType.STREAM, socket.sockType());
    assertEquals(Optional.of(SockFamily.IPV6), socket.sockFamily());
    assertEquals(Optional.empty(), socket.sockProtocol());
    assertEquals(Optional.of("80"), socket.sockServiceName());
  }

  @Test
  void unknown_keys_survive() throws PlistException {
    Job job = job("<key>com.example.own</key><true/>");
    assertEquals(Optional.of(new PlistBoolean(true)), job.toPropertyList().get("com.example.own"));
  }

  @Test
  void a_wrong_type_is_refused_with_its_position() {
    PlistException refusal =
        assertThrows(
            PlistException.class, () -> job("\n<key>RunAtLoad</key>\n<string>yes</string>"));
    assertEquals(
        "RunAtLoad holds the string \"yes\", but launchd expects a boolean", refusal.getMessage());
    assertEquals(new Position(3, 1), refusal.position());
    assertEquals(Code.LP106, refusal.code());
  }

  @Test
  void a_wrong_type_inside_a_socket_is_refused_with_its_position() {
    PlistException refusal =
        assertThrows(
            PlistException.class,
            () ->
                job(
                    "<key>Sockets</key><dict><key>a</key><dict>\n<key>SockPathMode</key>\n<string>0600</string></dict></dict>"));
    assertEquals(new Position(3, 1), refusal.position());
  }

  @Test
  void a_property_list_without_label_is_no_job() {
    PlistException refusal =
        assertThrows(PlistException.class, () -> Job.from(PlistDictionary.EMPTY));
    assertEquals(Code.LP101, refusal.code());
  }

  @Test
  void a_builder_given_a_wrong_type_says_so() {
    JobBuilder builder = Job.builder("com.example.web").set("RunAtLoad", new PlistString("yes"));
    assertThrows(IllegalStateException.class, builder::build);
  }

  @Test
  void built_jobs_meet_the_same_rules_as_files() {
    Job job = Job.builder("com.example.web").program("web").build();
    List<Finding> findings =
        Validator.validate(job.toPropertyList()).stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .toList();
    assertEquals(List.of(Code.LP103), findings.stream().map(Finding::code).toList());
    assertEquals(
        "web.plist: error: Program \"web\" is not an absolute path [LP103]",
        findings.get(0).format("web.plist").lines().findFirst().orElse(""));
  }

  private static Job job(String more) throws PlistException {
    String xml = "<dict><key>Label</key><string>com.example.web</string>" + more + "</dict>";
    return Job.from(PlistFile.read(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
