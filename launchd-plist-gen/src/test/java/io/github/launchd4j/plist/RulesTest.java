package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.inspect.Inspection;
import io.github.launchd4j.plist.rule.Findings;
import io.github.launchd4j.plist.rule.Rule;
import io.github.launchd4j.plist.rule.Rules;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The fixtures are the list of tests: rules/LPnnn/bad-*.plist finds what its .expected says, and
 * good-*.plist finds nothing. {@code -Dgolden.bless=true} rewrites the .expected.
 */
class RulesTest {

  private static final Path PAGES = Fixtures.MODULE.resolveSibling("docs/rules");
  private static final Path SOURCES = Fixtures.MODULE.resolveSibling(".");
  private static final Pattern USE = Pattern.compile("(?<![!=]= )Code\\.(LP\\d{3})");
  private static final Pattern EXAMPLE =
      Pattern.compile("## (Bad|Good)\n\n```xml\n(.*?)```", Pattern.DOTALL);

  /**
   * An unreadable file, a file of another name or of another mode cannot be kept as a fixture: see
   * {@link BadInputTest} and {@link PlaceTest}. The others are of conversions, and of installing.
   */
  private static final Set<Code> WITHOUT_FIXTURE =
      EnumSet.of(
          Code.LP001, Code.LP013, Code.LP014, Code.LP015, Code.LP906, Code.LP907, Code.LP908);

  /**
   * Every other code is given in one class. These are given in several, which mean the same: a
   * reader and a rule, readers of several forms, or the command line in place of a reader.
   */
  private static final Map<Code, Set<String>> IN_SEVERAL_CLASSES =
      Map.of(
          Code.LP004, Set.of("BinaryMeasure", "Source"),
          Code.LP005, Set.of("Encoding", "CharacterData", "JsonReader"),
          Code.LP006, Set.of("Budget", "JsonReader", "JsonWriter"),
          Code.LP007, Set.of("JsonReader", "PlistReader"),
          Code.LP008, Set.of("ControlCharacter", "XmlWriter"),
          Code.LP101, Set.of("Job", "MissingLabel"),
          Code.LP106, Set.of("BinaryReader", "Typed", "WrongType"),
          Code.LP018, Set.of("BinaryReader", "Notes"),
          Code.LP107, Set.of("JsonReader", "OutOfRange", "Typed"));

  @TestFactory
  Stream<DynamicTest> bad_files_find_what_is_expected() {
    return plists("bad-").map(file -> DynamicTest.dynamicTest(name(file), () -> compare(file)));
  }

  private static void compare(Path file) throws IOException {
    String found = print(file);
    Path expected = Path.of(file.toString().replaceAll("\\.plist$", ".expected"));
    if (Boolean.getBoolean("golden.bless")) {
      assertFalse(System.getenv().containsKey("CI"), "expectations are not blessed under CI");
      Files.writeString(expected, found);
    }
    assertEquals(Files.readString(expected), found);
    Code code = folder(file);
    assertTrue(found.contains("[" + code + "]"), () -> file + " finds nothing of " + code);
  }

  @TestFactory
  Stream<DynamicTest> good_files_find_nothing() {
    return plists("good-")
        .map(file -> DynamicTest.dynamicTest(name(file), () -> assertEquals("", print(file))));
  }

  @Test
  void each_code_has_a_page_and_fixtures() {
    assertEquals(EnumSet.allOf(Code.class), pages(), "codes, and pages in docs/rules");
    Set<Code> folders =
        Fixtures.list(Fixtures.RULES).stream()
            .map(folder -> Code.valueOf(folder.getFileName().toString()))
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Code.class)));
    Set<Code> wanted = EnumSet.allOf(Code.class);
    wanted.removeAll(WITHOUT_FIXTURE);
    assertEquals(wanted, folders, "codes, and folders of fixtures");
    for (Code code : folders) {
      assertTrue(plists("bad-").anyMatch(file -> folder(file) == code), code + " has a bad file");
      assertTrue(plists("good-").anyMatch(file -> folder(file) == code), code + " has a good file");
    }
  }

  @Test
  void each_code_is_given_in_one_class_or_in_several_that_mean_the_same() throws IOException {
    Map<Code, Set<String>> uses = new EnumMap<>(Code.class);
    for (Path source : sources()) {
      String name = source.getFileName().toString().replace(".java", "");
      USE.matcher(code(source))
          .results()
          .forEach(
              use ->
                  uses.computeIfAbsent(Code.valueOf(use.group(1)), c -> new TreeSet<>()).add(name));
    }
    assertEquals(EnumSet.allOf(Code.class), uses.keySet(), "codes that are given somewhere");
    uses.forEach(
        (code, names) ->
            assertEquals(
                IN_SEVERAL_CLASSES.getOrDefault(code, Set.of(names.iterator().next())),
                names,
                code.toString()));
  }

  /** Comments aside. */
  private static String code(Path source) throws IOException {
    return Files.readString(source)
        .lines()
        .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("/"))
        .collect(Collectors.joining("\n"));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(SOURCES)) {
      return files
          .filter(file -> file.toString().contains("src/main/java"))
          .filter(file -> !file.toString().contains("/edit/")) // which cures what others find
          .filter(file -> file.toString().endsWith(".java"))
          .toList();
    }
  }

  @Test
  void each_finding_has_a_severity_that_its_code_names() {
    for (Path file : Fixtures.plists()) {
      for (Finding finding : Validator.validate(file)) {
        assertTrue(
            finding.code().severities().contains(finding.severity()), () -> file + " " + finding);
      }
    }
  }

  @Test
  void a_rule_that_is_not_asked_would_find_nothing() throws IOException {
    List<Path> files = new ArrayList<>(Fixtures.plists());
    Fixtures.corpus().ifPresent(folder -> files.addAll(Fixtures.list(folder)));
    for (Path file : files) {
      try {
        PlistDictionary job = PlistFile.read(file);
        List<Code> asked = Rules.of(job).stream().map(Rule::code).toList();
        Rules.all().stream()
            .filter(rule -> !asked.contains(rule.code()))
            .forEach(
                rule ->
                    assertEquals(
                        List.of(), Findings.of(rule, new Inspection(job, Optional.of(file)))));
      } catch (PlistException e) {
        assertEquals(1, Validator.validate(file).size(), file::toString);
      }
    }
  }

  @Test
  void no_two_rules_share_a_code() {
    List<Code> codes = Rules.all().stream().map(Rule::code).toList();
    assertEquals(codes.stream().distinct().sorted().toList(), codes.stream().sorted().toList());
  }

  @Test
  void each_page_is_listed_and_has_the_four_sections() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    for (Code code : Code.values()) {
      String page = Files.readString(PAGES.resolve(code + ".md"));
      assertTrue(
          page.startsWith("# " + code + ": " + code.title() + "\n"), code + " has its title");
      assertTrue(
          index.contains("[" + code + "](" + code + ".md) " + code.title() + "\n"),
          code + " in README.md");
      assertTrue(page.contains("\n## Why\n") && page.contains("\n## Source\n"), code.name());
    }
  }

  @Test
  void the_examples_on_the_pages_are_parts_of_fixtures() throws IOException {
    Set<Code> codes = EnumSet.allOf(Code.class);
    codes.removeAll(WITHOUT_FIXTURE);
    for (Code code : codes) {
      Matcher example = EXAMPLE.matcher(Files.readString(PAGES.resolve(code + ".md")));
      while (example.find()) {
        String kind = example.group(1).equals("Bad") ? "bad-" : "good-";
        String wanted = squeeze(example.group(2));
        assertTrue(
            plists(kind)
                .filter(file -> folder(file) == code)
                .anyMatch(file -> squeeze(text(file)).contains(wanted)),
            () -> "the " + kind + " example of " + code + " is in no fixture");
      }
    }
  }

  @Test
  void a_home_does_not_fit_an_agent_of_every_user_nor_of_another() throws PlistException {
    PlistDictionary job =
        PlistFile.read(
            "<dict><key>WorkingDirectory</key><string>/Users/anna/web</string></dict>"
                .getBytes(StandardCharsets.UTF_8));
    assertTrue(hasHome(job, "/Library/LaunchAgents/com.example.web.plist"));
    assertTrue(hasHome(job, "/Users/ben/Library/LaunchAgents/com.example.web.plist"));
    assertFalse(hasHome(job, "/Users/anna/Library/LaunchAgents/com.example.web.plist"));
    assertFalse(hasHome(job, "/src/dotfiles/LaunchAgents/com.example.web.plist"));
  }

  private static boolean hasHome(PlistDictionary job, String file) {
    Rule rule =
        Rules.all().stream().filter(each -> each.code() == Code.LP803).findFirst().orElseThrow();
    return !Findings.of(rule, new Inspection(job, Optional.of(Path.of(file)))).isEmpty();
  }

  private static Set<Code> pages() {
    return Fixtures.list(PAGES).stream()
        .map(page -> page.getFileName().toString().replace(".md", ""))
        .filter(name -> !name.equals("README"))
        .map(Code::valueOf)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(Code.class)));
  }

  private static Stream<Path> plists(String prefix) {
    return Fixtures.plists().stream()
        .filter(file -> file.getFileName().toString().startsWith(prefix));
  }

  /** The findings; hints of other rules are left out, since about every small job earns some. */
  private static String print(Path file) {
    return Validator.validate(file).stream()
        .filter(f -> f.severity() != Severity.INFO || f.code() == folder(file))
        .map(finding -> finding.format(file.getFileName().toString()) + "\n")
        .collect(Collectors.joining());
  }

  private static String name(Path file) {
    return folder(file) + " " + file.getFileName();
  }

  private static Code folder(Path file) {
    return Code.valueOf(Fixtures.RULES.relativize(file).getName(0).toString());
  }

  private static String text(Path file) {
    return new String(Fixtures.bytes(file), StandardCharsets.UTF_8);
  }

  private static String squeeze(String text) {
    return text.replaceAll("\\s+", "");
  }
}
