package io.github.launchd4j.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.json.JsonReader;
import io.github.launchd4j.plist.report.RulePage;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What docs/command-line.md does not show. */
class Launchd4jTest {

  private static final String START =
      "<plist><dict><key>Label</key><string>a</string><key>StartInterval</key><integer>60</integer>";
  private static final String GOOD =
      START + "<key>Program</key><string>/opt/a</string></dict></plist>";
  private static final String WARNING = GOOD.replace("<dict>", "<dict><key>Lable</key><true/>");
  private static final String ERROR = START + "<key>RunAtLoad</key><true/></dict></plist>";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private String input = "";
  private boolean color;

  @Test
  void nothing_found_is_exit_code_0_in_every_format() throws IOException {
    String file = write("a.plist", GOOD);
    for (String format : List.of("text", "json", "sarif", "github")) {
      assertEquals(0, run("validate", "--format", format, file), format);
    }
    assertEquals(0, run("validate", file));
    assertEquals("", err());
  }

  @Test
  void the_bar_decides_whether_findings_are_exit_code_1() throws IOException {
    String file = write("a.plist", WARNING);
    assertEquals(0, run("validate", file));
    assertEquals(0, run("validate", "--fail-on", "error", file));
    assertEquals(1, run("validate", "--fail-on", "warning", file));
    assertEquals(1, run("validate", "--fail-on", "INFO", file));
    assertEquals(0, run("validate", "--fail-on", "warning", "--disable", "LP105", file));
    assertEquals(0, run("validate", "--fail-on", "warning", "--disable", "LP203,LP105", file));
    assertEquals(1, run("validate", write("b.plist", ERROR)));
  }

  @Test
  void what_cannot_be_read_is_exit_code_2_whatever_else_is_found() throws IOException {
    assertEquals(2, run("validate", write("a.plist", ERROR), folder.resolve("no").toString()));
    assertEquals(2, run("validate", Files.createDirectory(folder.resolve("empty")).toString()));
    assertTrue(err().endsWith("empty: contains no *.plist file\n"), err());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "valdiate a.plist             | there is no command \"valdiate\"; did you mean validate?",
        "lint a.plist                 | there is no command \"lint\"; did you mean validate?",
        "nonsense                     | there is no command \"nonsense\"",
        "--nonsense                   | unknown option --nonsense",
        "validate --fromat=json a     | unknown option --fromat; did you mean --format?",
        "fix --writ                   | unknown option --writ; did you mean --write?",
        "validate                     | FILE is missing",
        "validate --format x y        | invalid value for option '--format'",
        "convert a                    | --to=FORM is missing",
      })
  void a_wrong_command_line_is_exit_code_2_and_answered_with_what_may_be_meant(
      String line, String why) {
    assertEquals(2, run(line.split(" ", -1)));
    assertTrue(err().startsWith("launchd4j: " + why), err());
    assertTrue(err().matches("(?s).*\n  help: launchd4j.* --help\n"), err());
    assertFalse(err().contains("\tat "), err());
  }

  @Test
  void the_command_alone_lists_every_verb_and_help_shows_one() {
    assertEquals(2, run());
    for (String verb :
        List.of(
            "validate",
            "explain",
            "fix",
            "set",
            "convert",
            "generate",
            "schema",
            "rule",
            "install",
            "uninstall",
            "status",
            "run",
            "control",
            "selftest")) {
      assertTrue(err().contains("\n  " + verb + " "), verb);
      out.reset();
      assertEquals(0, run(verb, "--help"));
      String help = out();
      assertTrue(help.startsWith("Usage: launchd4j " + verb + " "), help);
      out.reset();
      assertEquals(0, run("help", verb));
      assertEquals(help, out());
    }
    assertEquals(0, run("help"));
    assertEquals(0, run("--help"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "validate",
        "explain",
        "convert --to xml",
        "set",
        "install --dry-run",
        "uninstall",
        "status",
        "run"
      })
  void a_file_that_is_not_a_job_is_reported_in_one_way(String command) throws IOException {
    String file = write("a.plist", "<plist><array/></plist>");
    List<String> line = new ArrayList<>(List.of(command.split(" ", -1)));
    line.add(file);
    if (command.equals("set")) {
      line.add("Nice=1");
    }
    assertEquals(1, run(line.toArray(String[]::new)));
    assertTrue(
        (out() + err())
            .startsWith(
                file
                    + ":1:8: error: the root is of type array, but a job is a dictionary [LP007]\n"
                    + "  help: put everything into one <dict> inside <plist>\n"),
        out() + err());
  }

  @Test
  void a_folder_is_searched_and_a_loop_of_links_ends() throws IOException {
    write("a.plist", GOOD);
    write("b/c.plist", ERROR);
    write("b/notes.txt", "no plist");
    Files.createSymbolicLink(folder.resolve("b/up"), folder);
    Files.createSymbolicLink(folder.resolve("b/d.plist"), folder.resolve("a.plist"));
    Files.createSymbolicLink(folder.resolve("b/e.plist"), folder.resolve("b/e.plist"));
    assertEquals(2, run("validate", folder.toString()));
    assertTrue(out().contains("\n4 files: 2 errors\n"), out());
    assertTrue(out().contains("e.plist: error: cannot be read: "), out());
  }

  @Test
  void a_folder_without_permission_is_told() throws IOException {
    Path secret = Files.createDirectory(folder.resolve("secret"));
    Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("---------"));
    assumeTrue(!Files.isReadable(secret), "needs a user who is not root");
    assertEquals(2, run("validate", folder.toString()));
    assertTrue(out().contains("secret: error: "), out());
  }

  @Test
  void standard_input_is_a_file_too() {
    input = ERROR;
    assertEquals(1, run("validate", "-"));
    assertTrue(out().startsWith("<stdin>:1:8: error: "), out());
  }

  @Test
  void colours_are_for_terminals() throws IOException {
    String file = write("a.plist", ERROR);
    run("validate", file);
    assertFalse(out().contains("\033"));
    color = true;
    run("validate", file);
    assertTrue(out().contains("\033[1;31merror\033[0m: "), out());
  }

  @Test
  void a_file_name_brings_no_control_characters_to_the_terminal() throws IOException {
    run("validate", write("a\033[31m.plist", ERROR));
    assertFalse(out().contains("\033"), out());
  }

  @Test
  void json_and_sarif_are_json_that_names_each_finding() throws IOException {
    String file = write("a b.plist", WARNING.replace("Lable", "\"quoted\" \u00e9"));
    run("validate", "--format", "json", file);
    PlistDictionary json = JsonReader.read("{\"all\":" + out() + "}");
    assertTrue(json.toString().contains("unknown key \"\"quoted\" \u00e9\""), json::toString);
    out.reset();
    run("validate", "--format", "sarif", file);
    PlistDictionary run = (PlistDictionary) first(JsonReader.read(out()), "runs");
    String result = run.toString();
    assertTrue(result.contains("LP105") && result.contains("a%20b.plist"), result);
  }

  @Test
  void a_rule_of_sarif_says_what_a_code_host_shows() throws IOException {
    String others =
        Stream.of(Code.values())
            .filter(code -> code != Code.LP105)
            .map(Code::name)
            .collect(Collectors.joining(","));
    run("validate", "--format", "sarif", "--disable", others, write("a.plist", WARNING));
    PlistDictionary run = (PlistDictionary) first(JsonReader.read(out()), "runs");
    PlistDictionary driver = dictionary(dictionary(run, "tool"), "driver");
    assertEquals(text(Code.PROJECT), driver.get("informationUri").orElseThrow());
    PlistDictionary rule = (PlistDictionary) first(driver, "rules");
    assertEquals(text("LP105"), rule.get("id").orElseThrow());
    assertEquals(text("UnknownKey"), rule.get("name").orElseThrow());
    assertEquals(text(Code.LP105.page()), rule.get("helpUri").orElseThrow());
    assertEquals(
        text(Code.LP105.title()), dictionary(rule, "shortDescription").get("text").orElseThrow());
    assertEquals(
        text(RulePage.of(Code.LP105).markdown()),
        dictionary(rule, "help").get("markdown").orElseThrow());
    assertEquals(
        text("warning"), dictionary(rule, "defaultConfiguration").get("level").orElseThrow());
    PlistDictionary result = (PlistDictionary) first(run, "results");
    assertEquals(new PlistInteger(0), result.get("ruleIndex").orElseThrow());
  }

  @Test
  void rule_prints_the_page_of_every_code() {
    for (Code code : Code.values()) {
      out.reset();
      assertEquals(0, run("rule", code.name().toLowerCase(Locale.ROOT)));
      assertTrue(out().startsWith("# " + code + ": " + code.title() + "\n"), code.name());
    }
  }

  @Test
  void rule_alone_lists_the_codes_and_a_part_of_them_some() {
    assertEquals(0, run("rule"));
    assertEquals(Code.values().length, out().lines().count());
    out.reset();
    assertEquals(0, run("rule", "lp01", "SockType"));
    assertTrue(out().startsWith("LP010  "), out());
    assertTrue(out().contains("\nLP203  unknown SockType\n"), out());
    assertFalse(out().contains("LP105"), out());
  }

  @Test
  void a_code_that_does_not_exist_is_answered_with_one_that_does() {
    assertEquals(2, run("rule", "LP302a"));
    assertEquals("launchd4j: there is no code \"LP302a\"; did you mean LP302?\n", err());
  }

  @Test
  void explain_tells_of_errors_and_writes_a_page() throws IOException {
    Path page = folder.resolve("page.html");
    assertEquals(0, run("explain", "--html", page.toString(), write("a.plist", ERROR)));
    assertTrue(out().startsWith("a\n\nWhat runs\n"), out());
    assertTrue(err().contains("validate finds 1 error in this file"), err());
    assertTrue(Files.readString(page).contains("<h1>a</h1>"));
    assertTrue(Files.readString(page).contains(">LP102</a>]"), Files.readString(page));
    assertEquals(2, run("explain", "--html", page.toString(), write("b.plist", GOOD), "-"));
    assertEquals(2, run("explain", "--zone", "Mars", write("b.plist", GOOD)));
    assertEquals(2, run("explain", folder.resolve("no").toString()));
    assertEquals(1, run("explain", write("c.plist", "<plist><dict>")));
  }

  @Test
  void explain_heeds_the_folder_and_goes_on_after_a_value_of_a_wrong_type() throws IOException {
    String job = GOOD.replace("<dict>", "<dict><key>Umask</key><array/>");
    assertEquals(0, run("explain", write("LaunchAgents/b.plist", job)));
    assertTrue(out().contains("As an agent, because it is in LaunchAgents"), out());
    assertTrue(out().contains("Umask holds an array, but launchd expects an integer"), out());
  }

  @Test
  void fix_keeps_the_mode_and_follows_a_link() throws IOException {
    Path file = Path.of(write("a.plist", GOOD.replace("Program", "program")));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    Path link = Files.createSymbolicLink(folder.resolve("link.plist"), file);
    assertEquals(0, run("fix", "--write", link.toString()));
    assertTrue(Files.isSymbolicLink(link));
    assertEquals(GOOD, Files.readString(file));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void fix_filters_standard_input() {
    input = GOOD.replace("Program", "program");
    assertEquals(0, run("fix", "--write", "-"));
    assertEquals(GOOD, out());
  }

  @Test
  void fix_refuses_what_it_cannot_edit() throws IOException {
    String binary = folder.resolve("a.bin").toString();
    assertEquals(0, run("convert", "--to", "binary", "-o", binary, write("a.plist", GOOD)));
    assertEquals(2, run("fix", binary));
    assertTrue(err().contains("a binary property list, but only XML can be edited"), err());
  }

  @Test
  void set_refuses_what_is_no_setting() throws IOException {
    assertEquals(2, run("set", write("a.plist", GOOD), "Nice"));
    assertTrue(err().contains("\"Nice\" is not KEY=VALUE"), err());
    assertEquals(2, run("set", write("a.plist", GOOD), "StartCalendarInterval=never"));
    assertEquals(1, run("set", write("a.plist", "no plist"), "Nice=1"));
  }

  @Test
  void all_forms_convert_into_each_other() throws IOException {
    Path xml = Path.of("src/test/resources/cli/jobs/com.example.web.plist");
    String file = xml.toString();
    for (String form : List.of("json", "binary", "json", "xml")) {
      String next = folder.resolve("job." + form).toString();
      assertEquals(0, run("convert", "--to", form, "-o", next, file));
      file = next;
    }
    assertEquals(PlistFile.read(xml), PlistFile.read(Path.of(file)));
  }

  @Test
  void convert_says_what_it_cannot() throws IOException {
    assertEquals(1, run("convert", "--to", "xml", write("a.json", "{\"a\": null}")));
    assertTrue(
        err().contains("a.json:1:7: error: not valid JSON: null, which a property list"), err());
    String data = "<plist><dict><key>d</key><data>AA==</data></dict></plist>";
    assertEquals(1, run("convert", "--to", "json", write("a.plist", data)));
    assertEquals(2, run("convert", "--to", "xml", "-o", folder + "/no/where", write("b", GOOD)));
    assertTrue(err().contains("where: cannot be written: "), err());
  }

  @Test
  void what_is_not_a_file_is_written_to_and_never_replaced() throws Exception {
    String job = write("a.plist", GOOD);
    assertEquals(0, run("convert", "--to", "json", "-o", "-", job));
    assertTrue(out().startsWith("{"), out());
    assertEquals(0, run("convert", "--to", "json", "-o", "/dev/null", job));
    assertFalse(Files.isRegularFile(Path.of("/dev/null")));
    Path pipe = folder.resolve("pipe");
    assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
    Process reader = new ProcessBuilder("cat", pipe.toString()).start();
    assertEquals(0, run("generate", "a", "--set", "RunAtLoad=true", "-o", pipe.toString(), "/a"));
    String read = new String(reader.getInputStream().readAllBytes(), UTF_8);
    assertTrue(read.contains("<key>RunAtLoad</key>"), read);
    assertFalse(Files.isRegularFile(pipe));
    assertEquals(2, run("convert", "--to", "json", "-o", folder.toString(), job));
    assertTrue(err().contains(": cannot be written: it is a folder"), err());
  }

  @Test
  void a_full_disk_is_exit_code_2() throws Exception {
    assumeTrue(Files.exists(Path.of("/dev/full")), "needs /dev/full");
    String job = write("a.plist", GOOD);
    assertEquals(2, run("convert", "--to", "json", "-o", "/dev/full", job));
    assertTrue(err().contains("/dev/full: cannot be written: No space left on device"), err());
    for (String line : List.of("validate " + job, "explain " + job, "schema", "completion")) {
      assertFullDisk(line);
    }
  }

  private static void assertFullDisk(String line) throws Exception {
    String command =
        "'%s' -XX:TieredStopAtLevel=1 -cp '%s' %s %s >/dev/full"
            .formatted(
                java(), System.getProperty("java.class.path"), Launchd4j.class.getName(), line);
    Process process = new ProcessBuilder("/bin/sh", "-c", command).start();
    String err = new String(process.getErrorStream().readAllBytes(), UTF_8);
    assertEquals(2, process.waitFor(), err);
    assertEquals(
        "launchd4j: cannot write to standard output: No space left on device\n", err, line);
  }

  private static String java() {
    return System.getProperty("java.home") + "/bin/java";
  }

  @Test
  void set_finds_what_is_inside_and_refuses_what_launchd_would_not_read() throws IOException {
    String job = write("a.plist", GOOD);
    assertEquals(
        0,
        run(
            "set",
            "--write",
            job,
            "Sockets.Http.SockServiceName=443",
            "WatchPaths+=/a",
            "WatchPaths+=/b",
            "KeepAlive={\"SuccessfulExit\": false}",
            "EnvironmentVariables.a\\.b=1"),
        err());
    String json = "{\"Http\": {\"SockServiceName\": 443}}";
    PlistDictionary read = PlistFile.read(Path.of(job));
    assertEquals(JsonReader.read(json), read.get("Sockets").orElseThrow());
    assertEquals(PlistArray.ofStrings(List.of("/a", "/b")), read.get("WatchPaths").orElseThrow());
    assertEquals(
        JsonReader.read("{\"SuccessfulExit\": false}"), read.get("KeepAlive").orElseThrow());
    assertEquals(
        JsonReader.read("{\"a.b\": \"1\"}"), read.get("EnvironmentVariables").orElseThrow());
    byte[] before = Files.readAllBytes(Path.of(job));
    for (String wrong :
        List.of(
            "Nice=abc",
            "KeepAlive=yes",
            "Frobnicate=1",
            "Sockets.Http.SockTyp=stream",
            "Label.a=b",
            "WatchPaths.9=/c",
            "Nice+=1",
            "Nice+=",
            ".a=1",
            "KeepAlive={")) {
      assertEquals(2, run("set", "--write", job, wrong), wrong);
    }
    assertTrue(err().contains("Nice holds the string \"abc\", but launchd expects an"), err());
    assertTrue(err().contains("there is no key \"Sockets.Http.SockTyp\"; did you mean"), err());
    for (String wrong : List.of("Label=", "Program=", "Nice=99")) {
      assertEquals(1, run("set", "--write", job, wrong), wrong);
    }
    assertEquals(new String(before, UTF_8), Files.readString(Path.of(job)));
    assertEquals(0, run("set", "--write", "--force", job, "Frobnicate=1", "WatchPaths.0="));
    assertTrue(Files.readString(Path.of(job)).contains("<key>Frobnicate</key>"));
  }

  @Test
  void generate_takes_several_sockets_and_drops_no_option() {
    assertEquals(
        0,
        run(
            "generate",
            "a",
            "--socket",
            "A=tcp:80",
            "--socket",
            "A=udp:53",
            "--set",
            "WatchPaths+=/w",
            "--",
            "/a"),
        err());
    assertTrue(out().contains("<key>A</key>\n\t\t<array>\n"), out());
    assertTrue(out().contains("<string>53</string>") && out().contains("/w"), out());
    assertFalse(out().contains("SockNodeName"), out());
    for (String wrong :
        List.of(
            "--max-heap 64m /a",
            "--java /j /a",
            "--jvm-option -X /a",
            "--set Label=b /a",
            "--socket A /a",
            "--env A=1 --env A=2 /a",
            "--set Nice=x /a")) {
      assertEquals(2, run(("generate a " + wrong).split(" ", -1)), wrong);
    }
  }

  @Test
  void a_job_in_json_is_checked_and_explained_with_its_positions() throws IOException {
    String json = write("a.json", "{\"Label\": \"a\", \"Program\": \"/a\",\n  \"RunAtLod\": true}");
    assertEquals(1, run("validate", "--fail-on", "warning", json));
    assertTrue(out().contains(json + ":2:3: warning: unknown key \"RunAtLod\""), out());
    assertEquals(0, run("explain", json));
    assertEquals(1, run("validate", write("b.json", "{\"Label\": }")));
    assertTrue(out().contains("b.json:1:11: error: not valid JSON"), out());
    input = "{\"Label\": \"a\"}";
    assertEquals(1, run("validate", "-"));
    assertTrue(out().contains("<stdin>:1:1: error: the job has neither Program"), out());
  }

  @Test
  void quiet_is_findings_alone() throws IOException {
    assertEquals(0, run("validate", "-q", "--disable", "LP806,LP807", write("a.plist", GOOD)));
    assertEquals("", out());
    assertEquals(1, run("validate", "--quiet", write("a.plist", ERROR)));
    assertFalse(out().contains("for details"), out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-11-23           | Europe/Berlin | 2026-11-23 00:01",
        "2026-11-23 12:00     | Europe/Berlin | 2026-11-23 12:01",
        "2026-11-23T12:00     | Europe/Berlin | 2026-11-23 12:01",
        "2026-11-23T12:00Z    | Europe/Berlin | 2026-11-23 13:01",
        "2026-11-23T12:00:00+0100 | Europe/Berlin | 2026-11-23 12:01"
      })
  void times_are_taken_as_people_write_them(String at, String zone, String next)
      throws IOException {
    String file = write("a.plist", GOOD);
    assertEquals(0, run("explain", "--at", at, "--zone", zone, file), err());
    assertTrue(out().contains(", " + next + ":00 " + zone), out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--zone | Berlin   | did you mean Europe/Berlin?",
        "--zone | new york | did you mean America/New_York?",
        "--zone | PST      | such as America/Los_Angeles",
        "--at   | tomorrow | \"tomorrow\" is not a time; write 2026-11-23"
      })
  void a_time_or_zone_that_is_none_is_answered_with_a_hint(String option, String word, String hint)
      throws IOException {
    assertEquals(2, run("explain", option, word, write("a.plist", GOOD)));
    assertTrue(err().contains(hint), err());
    assertFalse(err().contains("could not be parsed"), err());
  }

  @Test
  void nothing_that_is_printed_is_a_command_of_a_build_server() throws IOException {
    String job =
        GOOD.replace("<string>a</string>", "<string>::stop-commands::x</string>")
            .replace("/opt/a", "::error::x ##[error]y");
    String file = write("a.plist", job);
    run("explain", file);
    run("validate", file);
    assertTrue(out().lines().noneMatch(line -> line.strip().startsWith("::")), out());
    assertFalse(out().contains("##["), out());
  }

  @Test
  void fix_cures_only_the_codes_that_are_named() throws IOException {
    String bad =
        GOOD.replace(
            "<dict>", "<dict><key>ServiceIPC</key><true/><key>nice</key><integer>1</integer>");
    String file = write("a.plist", bad);
    assertEquals(0, run("fix", "--write", "--only", "lp110,LP203", file));
    assertEquals(file + ": LP110 ServiceIPC: removed: launchd ignores it\n", out());
    assertEquals(bad.replace("<key>ServiceIPC</key><true/>", ""), Files.readString(Path.of(file)));
    assertEquals(2, run("fix", "--only", "LP11O", file));
    assertTrue(err().contains("--only: there is no code \"LP11O\"; did you mean LP110"), err());
  }

  @Test
  void fix_keeps_the_owner_and_the_group() throws IOException {
    Path file = Path.of(write("a.plist", GOOD.replace("Program", "program")));
    assumeTrue((int) Files.getAttribute(file, "unix:uid") == 0, "only root can give files away");
    Files.setAttribute(file, "unix:uid", 65_534);
    Files.setAttribute(file, "unix:gid", 65_533);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
    assertEquals(0, run("fix", "--write", file.toString()), err());
    assertEquals(GOOD, Files.readString(file));
    assertEquals(65_534, Files.getAttribute(file, "unix:uid"));
    assertEquals(65_533, Files.getAttribute(file, "unix:gid"));
    assertEquals("rw-r-----", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(List.of(file), left.toList());
    }
  }

  @Test
  void generate_refuses_addresses_that_are_none() {
    for (String address : List.of("http", "8o80", "udp:", "::1:80", "/a,9")) {
      assertEquals(2, run("generate", "a", "--socket", "S=" + address, "--", "/a"), address);
    }
    assertEquals(
        0, run("generate", "a", "--socket", "S=[::1]:80", "--socket", "T=/a,0660", "--", "/a"));
    assertTrue(
        out().contains("<string>::1</string>") && out().contains("<integer>432</integer>"), out());
  }

  @Test
  void the_completion_script_knows_every_command_and_option() {
    assertEquals(0, run("completion"));
    List<String> words = List.of("validate", "generate", "--fail-on", "--html", "sarif", "binary");
    words.forEach(word -> assertTrue(out().contains(word), word));
    words = List.of("install", "uninstall", "status", "--agent", "--label", "--dry-run");
    words.forEach(word -> assertTrue(out().contains(word), word));
  }

  @Test
  void a_code_to_disable_may_be_in_lower_case_and_has_to_exist() throws IOException {
    String file = write("a.plist", WARNING);
    assertEquals(0, run("validate", "--fail-on", "warning", "--disable", "lp105, lp203", file));
    assertEquals(2, run("validate", "--disable", "LP1O5", file));
    assertTrue(
        err().startsWith("launchd4j: --disable: there is no code \"LP1O5\"; did you"), err());
  }

  @Test
  void a_configuration_file_disables_and_moves_the_bar() throws IOException {
    String file = write("a.plist", WARNING);
    String config = write("strict.properties", "failOn = Warning\n");
    assertEquals(1, run("validate", "--config", config, file));
    assertEquals(0, run("validate", "--config", config, "--fail-on", "error", file));
    assertEquals(0, run("validate", "--config", config, "--disable", "LP105", file));
    config = write("lenient.properties", "failOn = warning\ndisable = LP105 lp203, LP806\n");
    assertEquals(0, run("validate", "--config", config, file));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "disabled = LP105 | unknown key \"disabled\"; did you mean disable?",
        "colour = red     | unknown key \"colour\"; there are disable, failOn, baseline",
        "disable = nosuch | there is no code \"nosuch\"; see the list at https:",
        "failOn = never   | \"never\" is not a severity; write error, warning or info",
        "baseline = none  | none: no such file or folder"
      })
  void a_configuration_file_that_is_wrong_is_exit_code_2(String text, String why)
      throws IOException {
    String config = write("launchd4j.properties", text);
    assertEquals(2, run("validate", "--config", config, write("a.plist", GOOD)));
    assertTrue(err().contains(why), err());
  }

  @Test
  void a_baseline_hides_what_was_there_and_outlives_edits() throws IOException {
    String file = write("a.plist", WARNING);
    String baseline = folder.resolve("old").toString();
    assertEquals(0, run("validate", "--write-baseline", baseline, file));
    assertEquals(0, run("validate", "--fail-on", "info", "--baseline", baseline, file));
    write("a.plist", WARNING.replace("<dict>", "<dict>\n\n"));
    assertEquals(0, run("validate", "--fail-on", "info", "--baseline", baseline, file));
    write("a.plist", WARNING.replace("<dict>", "<dict><key>Lable</key><true/>"));
    assertEquals(1, run("validate", "--fail-on", "warning", "--baseline", baseline, file));
    String config = write("launchd4j.properties", "baseline = old\nfailOn = warning\n");
    assertEquals(1, run("validate", "--config", config, file));
    write("a.plist", WARNING);
    assertEquals(0, run("validate", "--config", config, file));
    assertEquals(2, run("validate", "--baseline", file, file));
  }

  @Test
  void a_baseline_never_takes_a_missing_file_as_given() {
    String baseline = folder.resolve("old").toString();
    assertEquals(0, run("validate", "--write-baseline", baseline, folder + "/no.plist"));
    assertEquals(2, run("validate", "--baseline", baseline, folder + "/no.plist"));
  }

  @Test
  void programs_get_a_report_even_if_there_is_nothing_to_read() throws IOException {
    String empty = Files.createDirectory(folder.resolve("empty")).toString();
    assertEquals(2, run("validate", "--format", "json", empty));
    assertEquals("[]\n", out());
    out.reset();
    assertEquals(2, run("validate", "--format", "sarif", ""));
    assertTrue(out().contains("\"results\": []"), out());
    assertTrue(err().contains("the name of a file is empty"), err());
  }

  private static PlistValue text(String text) {
    return new PlistString(text);
  }

  private static PlistDictionary dictionary(PlistDictionary json, String name) {
    return (PlistDictionary) json.get(name).orElseThrow();
  }

  private static PlistValue first(PlistDictionary json, String name) {
    return ((PlistArray) json.get(name).orElseThrow()).values().get(0);
  }

  private String write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text).toString();
  }

  private int run(String... args) {
    Terminal terminal =
        new Terminal(
            new ByteArrayInputStream(input.getBytes(UTF_8)),
            new PrintStream(out, false, UTF_8),
            new PrintStream(err, false, UTF_8),
            false,
            false,
            color);
    int code = Launchd4j.run(terminal, args);
    terminal.flush();
    return code;
  }

  private String out() {
    return out.toString(UTF_8);
  }

  private String err() {
    return err.toString(UTF_8);
  }
}
