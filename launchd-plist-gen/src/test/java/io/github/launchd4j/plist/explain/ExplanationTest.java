package io.github.launchd4j.plist.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.CalendarInterval;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The jobs in and below explain/ are told as their .txt says; {@code -Dgolden.bless=true} rewrites
 * it.
 */
class ExplanationTest {

  private static final Path FIXTURES = Path.of("src/test/resources/explain");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Clock NOON =
      Clock.fixed(LocalDateTime.parse("2026-11-23T12:00").atZone(BERLIN).toInstant(), BERLIN);

  @TestFactory
  List<DynamicTest> each_job_is_told_as_expected() throws IOException {
    try (Stream<Path> files = Files.walk(FIXTURES)) {
      return files
          .filter(file -> file.toString().endsWith(".plist"))
          .sorted()
          .map(
              file ->
                  DynamicTest.dynamicTest(
                      FIXTURES.relativize(file).toString(), () -> compare(file)))
          .toList();
    }
  }

  private static void compare(Path file) throws IOException {
    Path expected = Path.of(file.toString().replaceFirst("\\.plist$", ".txt"));
    String text = explain(file).toText();
    if (Boolean.getBoolean("golden.bless")) {
      assertFalse(System.getenv().containsKey("CI"), "expectations are not blessed under CI");
      Files.writeString(expected, text);
    }
    assertEquals(Files.readString(expected), text);
  }

  @Test
  void a_line_is_no_wider_than_the_terminal_and_says_the_same() throws IOException {
    Explanation explanation = explain(FIXTURES.resolve("LaunchDaemons/root.plist"));
    String narrow = explanation.toText(60);
    assertTrue(narrow.lines().allMatch(line -> line.length() <= 60), narrow);
    assertTrue(narrow.contains("\n    "), narrow);
    assertEquals(explanation.toText().replaceAll("\\s+", " "), narrow.replaceAll("\\s+", " "));
  }

  @Test
  void a_word_that_is_wider_than_the_terminal_stays_whole() {
    String path = "/opt/" + "x".repeat(80);
    String text = explain(Job.builder("a").program(path).build()).toText(40);
    assertTrue(text.contains("\n    " + path + ".\n"), text);
  }

  @Test
  void many_times_are_told_by_the_first_few() {
    Job job = Job.builder("a").startCalendarInterval(CalendarInterval.cron("*/5 * * * *")).build();
    String text = explain(job).toText();
    assertTrue(
        text.contains("At minute 25 of every hour.\n  And at 6 more times of this kind."), text);
    assertTrue(text.contains("Monday, 2026-11-23 12:05:00 Europe/Berlin"), text);
  }

  @Test
  void many_values_that_do_not_count_are_told_by_the_first_few() {
    List<Entry> variables =
        IntStream.range(0, 30).mapToObj(i -> new Entry("V" + i, new PlistInteger(i))).toList();
    PlistDictionary job =
        PlistDictionary.EMPTY
            .with("Label", new PlistString("a"))
            .with("EnvironmentVariables", new PlistDictionary(variables));
    String text = Explanation.of(job, Optional.empty(), NOON).toText();
    assertTrue(text.contains("V19 in EnvironmentVariables holds the integer 19"), text);
    assertTrue(text.endsWith("\n  And 10 more values of this kind.\n"), text);
  }

  private static Explanation explain(Job job) {
    return Explanation.of(job.toPropertyList(), Optional.empty(), NOON);
  }

  private static Explanation explain(Path file) throws IOException {
    return Explanation.of(PlistFile.read(file), Optional.of(file), NOON);
  }
}
