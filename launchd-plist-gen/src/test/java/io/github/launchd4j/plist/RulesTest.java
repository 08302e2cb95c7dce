package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.List;
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
  private static final Pattern CODE = Pattern.compile("LP\\d{3}");
  private static final Pattern EXAMPLE =
      Pattern.compile("## (Bad|Good)\n\n```xml\n(.*?)```", Pattern.DOTALL);

  /**
   * An unreadable file, a file of another name or of another mode cannot be kept as a fixture: see
   * {@link BadInputTest} and {@link PlaceTest}.
   */
  private static final Set<String> WITHOUT_FIXTURE = Set.of("LP001", "LP906", "LP907");

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
    String code = folder(file);
    assertTrue(found.contains("[" + code + "]"), () -> file + " finds nothing of " + code);
  }

  @TestFactory
  Stream<DynamicTest> good_files_find_nothing() {
    return plists("good-")
        .map(file -> DynamicTest.dynamicTest(name(file), () -> assertEquals("", print(file))));
  }

  @Test
  void each_code_in_the_sources_has_a_page_and_fixtures() throws IOException {
    Set<String> codes = codesInSources();
    assertEquals(codes, pages(), "codes in the sources, and pages in docs/rules");
    Set<String> folders =
        Fixtures.list(Fixtures.RULES).stream()
            .map(folder -> folder.getFileName().toString())
            .collect(Collectors.toCollection(TreeSet::new));
    codes.removeAll(WITHOUT_FIXTURE);
    assertEquals(codes, folders, "codes in the sources, and folders of fixtures");
    for (String code : folders) {
      assertTrue(
          plists("bad-").anyMatch(file -> folder(file).equals(code)), code + " has a bad file");
      assertTrue(
          plists("good-").anyMatch(file -> folder(file).equals(code)), code + " has a good file");
    }
  }

  @Test
  void a_rule_that_is_not_asked_would_find_nothing() throws IOException {
    List<Path> files = new ArrayList<>(Fixtures.plists());
    Fixtures.corpus().ifPresent(folder -> files.addAll(Fixtures.list(folder)));
    for (Path file : files) {
      try {
        PlistDictionary job = PlistFile.read(file);
        List<String> asked = Rules.of(job).stream().map(Rule::code).toList();
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
    List<String> codes = Rules.all().stream().map(Rule::code).toList();
    assertEquals(codes.stream().distinct().sorted().toList(), codes.stream().sorted().toList());
  }

  @Test
  void each_page_is_listed_and_has_the_four_sections() throws IOException {
    String index = Files.readString(PAGES.resolve("README.md"));
    for (String code : pages()) {
      String page = Files.readString(PAGES.resolve(code + ".md"));
      String title = page.lines().findFirst().orElse("").replace("# " + code + ": ", "");
      assertTrue(
          index.contains("[" + code + "](" + code + ".md) " + title), code + " in README.md");
      assertTrue(page.contains("\n## Why\n") && page.contains("\n## Source\n"), code);
    }
  }

  @Test
  void the_examples_on_the_pages_are_parts_of_fixtures() throws IOException {
    for (String code : codesInSources()) {
      Matcher example = EXAMPLE.matcher(Files.readString(PAGES.resolve(code + ".md")));
      while (example.find()) {
        String kind = example.group(1).equals("Bad") ? "bad-" : "good-";
        String wanted = squeeze(example.group(2));
        assertTrue(
            plists(kind)
                .filter(file -> folder(file).equals(code))
                .anyMatch(file -> squeeze(text(file)).contains(wanted)),
            () -> "the " + kind + " example of " + code + " is in no fixture");
      }
    }
  }

  private static Set<String> codesInSources() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> sources = Files.walk(Fixtures.MODULE.resolve("src/main/java"))) {
      for (Path source : sources.filter(Files::isRegularFile).toList()) {
        Files.readString(source)
            .lines()
            .filter(line -> !line.strip().startsWith("*") && !line.strip().startsWith("/**"))
            .forEach(line -> CODE.matcher(line).results().forEach(r -> codes.add(r.group())));
      }
    }
    return codes;
  }

  private static Set<String> pages() {
    return Fixtures.list(PAGES).stream()
        .map(page -> page.getFileName().toString().replace(".md", ""))
        .filter(name -> CODE.matcher(name).matches())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Stream<Path> plists(String prefix) {
    return Fixtures.plists().stream()
        .filter(file -> file.getFileName().toString().startsWith(prefix));
  }

  /** The findings; hints of other rules are left out, since about every small job earns some. */
  private static String print(Path file) {
    return Validator.validate(file).stream()
        .filter(f -> f.severity() != Severity.INFO || f.code().equals(folder(file)))
        .map(finding -> finding.format(file.getFileName().toString()) + "\n")
        .collect(Collectors.joining());
  }

  private static String name(Path file) {
    return folder(file) + " " + file.getFileName();
  }

  private static String folder(Path file) {
    return Fixtures.RULES.relativize(file).getName(0).toString();
  }

  private static String text(Path file) {
    return new String(Fixtures.bytes(file), StandardCharsets.UTF_8);
  }

  private static String squeeze(String text) {
    return text.replaceAll("\\s+", "");
  }
}
