package io.github.launchd4j.plist.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FixTest {

  private static final Path RULES = Path.of("src/test/resources/rules");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "<key>keepAlive</key><true/>                   | <key>KeepAlive</key><true/>",
        "<key>EnvironmentalVariables</key><dict/>      | <key>EnvironmentVariables</key><dict/>",
        "<key>TimeOut</key><integer>5</integer>        | ``",
        "<key>ServiceIPC</key><true/>                  | ``",
        "<key>OnDemand</key><true/>                    | ``",
        "<key>OnDemand</key><false/>                   | <key>KeepAlive</key><true/>",
        "<key>OnDemand</key><false/><key>KeepAlive</key><true/> | <key>KeepAlive</key><true/>",
        "<key>OnDemand</key><true/><key>KeepAlive</key><false/> | <key>KeepAlive</key><false/>",
        "<key>RunAtLoad</key><true></true>             | <key>RunAtLoad</key><true/>",
        "<key>RunAtLoad</key><True/>                   | <key>RunAtLoad</key><true/>",
        "<key>RunAtLoad</key><string>YES</string>      | <key>RunAtLoad</key><true/>",
        "<key>RunAtLoad</key><integer>0</integer>      | <key>RunAtLoad</key><false/>",
        "<key>ExitTimeOut</key><string> 20 </string>   | <key>ExitTimeOut</key><integer>20</integer>",
        "<key>WorkingDirectory</key><integer>5</integer> | <key>WorkingDirectory</key><string>5</string>",
        "<key>WatchPaths</key><string>/a</string>      | <key>WatchPaths</key><array><string>/a</string></array>",
        "<key>Nice</key><integer>1</integer><key>Nice</key><integer>2</integer> | <key>Nice</key><integer>2</integer>",
        "<key>ThrottleInterval</key><integer>0</integer> | <key>ThrottleInterval</key><integer>1</integer>",
        "<key>Nice</key><integer>0x0A</integer>        | <key>Nice</key><integer>10</integer>",
        "<key>Nice</key><integer>-  5</integer>        | <key>Nice</key><integer>-5</integer>",
        "<key>UserName</key><string lang='en'>a</string> | <key>UserName</key><string>a</string>",
        "<key>UserName</key><string >a</string >       | <key>UserName</key><string>a</string>",
        "<key>UserName</key><string>&#xEA;b</string>   | <key>UserName</key><string>êb</string>",
        "<key>UserName</key><string><![CDATA[a&lt;b]]></string> | <key>UserName</key><string>a&amp;lt;b</string>",
        "<key><![CDATA[Nice]]></key><integer>5</integer> | <key>Nice</key><integer>5</integer>",
        "<?page a?><key>Nice</key><integer>5</integer> | <key>Nice</key><integer>5</integer>",
        "<key>UserName</key><string>a & b</string>     | <key>UserName</key><string>a &amp; b</string>",
        "<key>StartCalendarInterval</key><dict/><dict/> | <key>StartCalendarInterval</key><array><dict/><dict/></array>"
      })
  void what_has_one_safe_cure_is_cured(String bad, String good) throws IOException {
    assertEquals(squeeze(job(good)), squeeze(fixed(job(bad))));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<key>SockType</key><string>tcp</string>      | <key>SockType</key><string>stream</string>",
        "<key>SockType</key><string>Udp</string>      | <key>SockType</key><string>dgram</string>",
        "<key>SockProtocol</key><string>UDP</string>  | <key>SockProtocol</key><string>UDP</string><key>SockType</key><string>dgram</string>",
        "<key>SockPathMode</key><integer>600</integer> | <key>SockPathMode</key><integer>384</integer>"
      })
  void sockets_are_cured_too(String bad, String good) throws IOException {
    assertEquals(squeeze(socket(good)), squeeze(fixed(socket(bad))));
  }

  @ParameterizedTest
  @CsvSource({
    "LP105, <key>keepAlive</key><true/>",
    "LP106, <key>RunAtLoad</key><string>YES</string>",
    "LP109, <key>Nice</key><integer>1</integer><key>Nice</key><integer>2</integer>",
    "LP110, <key>ServiceIPC</key><true/>",
    "LP111, <key>OnDemand</key><false/>",
    "LP406, <key>ThrottleInterval</key><integer>0</integer>",
    "LP009, <key>RunAtLoad</key><true></true>"
  })
  void what_a_comment_suppresses_is_left_alone(String code, String keys) throws IOException {
    String suppressed = job("\n<!-- launchd4j: " + code + " -->\n" + keys);
    assertEquals(suppressed, fixed(suppressed));
    String other = job("\n<!-- launchd4j: LP802 -->\n" + keys);
    assertNotEquals(other, fixed(other));
    assertTrue(fixed(other).contains("\n<!-- launchd4j: LP802 -->\n"), other);
  }

  @ParameterizedTest
  @CsvSource({
    "<key>Frobnicate</key><true/>",
    "<key>UserNam</key><true/>",
    "<key>label</key><string>b</string>",
    "<key>ExitTimeOut</key><string>soon</string>",
    "<key>ExitTimeOut</key><string>020</string>",
    "<key>WatchPaths</key><string>/a /b</string>",
    "<key>RunAtLoad</key><integer>2</integer>",
    "<key>JetsamProperties</key><dict><key>OnDemand</key><true/></dict>",
    "<key>JetsamProperties</key><dict><key>ServiceIPC</key><true/></dict>",
    "<key>LimitLoadToHardware</key><dict><key>SockType</key><string>tcp</string></dict>",
    "<key>LimitLoadToHardware</key><dict><key>SockProtocol</key><string>UDP</string></dict>"
  })
  void what_leaves_a_doubt_is_left_alone(String doubtful) throws IOException {
    assertFalse(Fix.of(job(doubtful).getBytes(UTF_8)).isChange());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"<dict>", "<dict", "<dict><!-- ", "<dict><![CDATA[", "<dict><?a", "<dict></dict"})
  void what_breaks_off_is_left_alone(String end) throws IOException {
    String bad = "<plist><dict><key>A</key><dict/>" + end;
    assertFalse(Fix.of(bad.getBytes(UTF_8)).isChange());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<dict><key>Label</key><string>a</string></dict> | <plist version=\"1.0\"><dict><key>Label</key><string>a</string></dict></plist>",
        "<?xml\tversion='1.0'?><plist><dict/></plist> | <?xml version='1.0'?><plist><dict/></plist>",
        "<!DOCTYPE  plist><plist><dict/></plist> | <!DOCTYPE plist PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\"><plist><dict/></plist>",
        "<plist><dict/></plist> <!-- a --> </plist>  </dict > | <plist><dict/></plist> <!-- a -->",
        "<plist><plist\ta='b'><dict/></plist ></plist> | <plist><dict/></plist>",
        "<plist><dict><key>a</key><array><plist><plist><true></true></plist></plist><plist><array/></plist></array></dict></plist> "
            + "| <plist><dict><key>a</key><array><true/><array/></array></dict></plist>",
        "<!DOCTYPE plist SYSTEM \"a\" <plist> <dict/></plist> | <!DOCTYPE plist SYSTEM \"a\" <plist> <plist version=\"1.0\"> <dict/> </plist>",
      })
  void what_launchd_refuses_around_the_job_is_cured(String bad, String good) throws IOException {
    assertEquals(squeeze(good), squeeze(fixed(bad)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<plist><dict><key>X</key><string>a&#0;b</string></dict></plist>",
        "<plist><dict><key>X</key><integer>18446744073709551615</integer></dict></plist>",
        "<plist><dict><key>X</key><date>2026-13-01T00:00:00Z</date></dict></plist>",
        "<plist><dict><key>X</key><data>AQ_D</data></dict></plist>",
        "<plist><dict/></plist><dict/>",
        "<plist><dict/></plist><dict/></plist>"
      })
  void what_launchd_reads_otherwise_without_a_cure_is_left_alone(String bad) throws IOException {
    assertEquals(bad, fixed(bad));
  }

  @Test
  void comments_order_layout_and_unknown_keys_survive() throws IOException {
    String bad =
        """
        \uFEFF<!-- first --><?xml version="1.0"?>\r
        <plist version="1.0">\r
          <dict>\r
            <key>Label</key> <string>a</string> <!-- the name -->\r
            <!-- removed with its line: --> <key>Program</key><string>/a</string>\r
            <key>TimeOut</key>\r
            <integer>1</integer>\r
            <key>X-Ours</key><data>AA==</data>\r
            <key>Umask</key> <!-- u --> <integer>18</integer>\r
            <key>runatload</key> <!-- r --> <string>yes</string>\r
          </dict>\r
        </plist>""";
    String good =
        """
        \uFEFF<!-- first -->\r
        <plist version="1.0">\r
          <dict>\r
            <key>Label</key> <string>a</string> <!-- the name -->\r
            <!-- removed with its line: --> <key>Program</key><string>/a</string>\r
            <key>X-Ours</key><data>AA==</data>\r
            <key>Umask</key> <!-- u --> <integer>18</integer>\r
            <key>runatload</key> <!-- r --> <string>yes</string>\r
          </dict>\r
        </plist>""";
    assertEquals(good, new String(Fix.of(bad.getBytes(UTF_8)).toBytes(), UTF_8));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<key>OnDemand</key><false/><key>KeepAlive</key><false/>",
        "<key>KeepAlive</key><dict><key>SuccessfulExit</key><false/></dict><key>OnDemand</key><false/>",
        "<key>KeepAlive</key><dict><key>NetworkState</key><true/></dict>",
        "<key>OnDemand</key><true/><key>KeepAlive</key><true/>",
        "<key>keepalive</key><dict/><key>KEEPALIVE</key><true/>",
        "<key>UserNme</key><string>a</string><key>UsrName</key><string>b</string>",
        "<key>User</key><string>a</string>",
        "<key>UserName</key><integer>501</integer>",
        "<key>nice</key><integer>99</integer>"
      })
  void what_was_meant_is_not_guessed(String unclear) throws IOException {
    assertEquals(squeeze(job(unclear)), squeeze(fixed(job(unclear))));
  }

  @Test
  void false_beside_a_keep_alive_in_another_case_stays() throws IOException {
    String keys =
        "<key>OnDemand</key><false/><key>keepAlive</key><dict><key>Crashed</key><true/></dict>";
    assertEquals(job(keys.replace("keepAlive", "KeepAlive")), fixed(job(keys)));
  }

  @Test
  void an_agent_gets_no_user_and_a_daemon_what_is_misspelt() throws IOException {
    byte[] job = job("<key>Username</key><string>a</string>").getBytes(UTF_8);
    Path agent = Path.of("/Library/LaunchAgents/a.plist");
    assertFalse(Fix.of(job, Optional.of(agent), Set.of()).isChange());
    Path daemon = Path.of("/Library/LaunchDaemons/a.plist");
    assertEquals(
        List.of("LP105 Username: renamed to UserName; not every launchd read it"),
        Fix.of(job, Optional.of(daemon), Set.of()).cures().stream().map(Cure::toString).toList());
  }

  @Test
  void only_what_is_asked_for_is_cured() throws IOException {
    byte[] job = job("<key>ServiceIPC</key><true/><key>runatload</key><true/>").getBytes(UTF_8);
    Fix fix = Fix.of(job, Optional.empty(), Set.of(Code.LP110));
    assertEquals(job("<key>runatload</key><true/>"), new String(fix.toBytes(), UTF_8));
    byte[] refused = job("<key>UserName</key><string>&</string>").getBytes(UTF_8);
    assertFalse(Fix.of(refused, Optional.empty(), Set.of(Code.LP110)).isChange());
  }

  @ParameterizedTest
  @ValueSource(strings = {"ISO-8859-1", "UKF-8", "UTF-16"})
  void a_late_declaration_does_not_begin_to_count(String encoding) throws IOException {
    String late = "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n";
    String plist = job("<key>Program</key><string>/opt/caf\u00e9</string>");
    assertEquals("<!-- a -->\n" + plist, fixed("<!-- a -->\n" + late + plist));
    String first = "<?xml version=\"1.0\"?>\n";
    assertEquals(first + plist, fixed(first + late + plist));
    assertEquals("<!-- a -->\n" + plist, fixed("<!-- a -->\n" + first + plist));
  }

  @Test
  void a_byte_order_mark_goes_before_the_declared_encoding() throws IOException {
    String head = "\uFEFF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n";
    String keys = "<key>Program</key><string>/opt/caf\u00e9</string>";
    assertEquals(
        head + job(keys + "<key>RunAtLoad</key><true/>"),
        fixed(head + job(keys + "<key>runatload</key><true/>")));
  }

  @Test
  void all_of_very_many_are_cured_at_once() throws IOException {
    String bad =
        job(
            "<key>WatchPaths</key><array>"
                + "<string>& &amp; <![CDATA[&]]></string><!-- & -->".repeat(300)
                + "</array>");
    assertEquals(bad.replace("& &amp;", "&amp; &amp;"), fixed(bad));
    String numbers =
        job("<key>WatchPaths</key><array>" + "<integer>7</integer>".repeat(300) + "</array>");
    assertEquals(numbers.replace("integer", "string"), fixed(numbers));
  }

  @Test
  void a_key_between_blank_lines_leaves_one() throws IOException {
    String start = "<plist>\n<dict>\n\t<key>Label</key>\n\t<string>a</string>\n\n";
    String end = "\n\t<key>RunAtLoad</key>\n\t<true/>\n</dict>\n</plist>\n";
    assertEquals(
        start + end.substring(1), fixed(start + "\t<key>ServiceIPC</key>\n\t<true/>\n" + end));
  }

  @Test
  void what_is_no_text_is_refused() {
    for (String bad : List.of("bplist00", "<?xml version='1.0' encoding='ISO-8859-1'?><plist/>")) {
      assertThrows(IOException.class, () -> Fix.of(bad.getBytes(UTF_8)), bad);
    }
    assertThrows(IOException.class, () -> Fix.of(new byte[] {'<', (byte) 0xff, '>'}));
  }

  @Test
  void no_file_gets_worse_and_a_cured_one_needs_no_second_cure() throws IOException {
    int cured = 0;
    for (Path file : plists()) {
      byte[] before = Files.readAllBytes(file);
      byte[] after;
      try {
        Fix fix = Fix.of(before);
        after = fix.toBytes();
        cured += fix.isChange() ? 1 : 0;
      } catch (IOException e) {
        continue; // binary, or not UTF-8
      }
      assertTrue(errors(after) <= errors(before), file::toString);
      if (Validator.validate(before).isEmpty()) {
        assertArrayEquals(before, after, file::toString);
      }
      assertFalse(Fix.of(after).isChange(), file::toString);
    }
    assertTrue(cured > 10, cured + " files were cured");
  }

  private static long errors(byte[] plist) {
    return Validator.validate(plist).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .count();
  }

  /** The fixtures of the rules, and the real files that may lie beside the checkout. */
  private static List<Path> plists() throws IOException {
    try (Stream<Path> rules = Files.walk(RULES)) {
      Stream<Path> corpus =
          Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
              .map(folder -> folder.resolve("shared/corpus"))
              .filter(Files::isDirectory)
              .findFirst()
              .map(folder -> List.of(folder.toFile().listFiles()).stream().map(f -> f.toPath()))
              .orElse(Stream.empty());
      return Stream.concat(rules, corpus)
          .filter(file -> file.toString().endsWith(".plist") && Files.isRegularFile(file))
          .toList();
    }
  }

  private static String fixed(String text) throws IOException {
    return new String(Fix.of(text.getBytes(UTF_8)).toBytes(), UTF_8);
  }

  private static String job(String entries) {
    return "<plist><dict><key>Label</key><string>a</string>" + entries + "</dict></plist>";
  }

  private static String socket(String entries) {
    return job("<key>Sockets</key><dict><key>S</key><dict>" + entries + "</dict></dict>");
  }

  private static String squeeze(String text) {
    return text.replaceAll(">\\s+<", "><");
  }
}
