package io.github.launchd4j.plist.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.CalendarInterval;
import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/** explain/*.plist say what their .txt says; {@code -Dgolden.bless=true} rewrites it. */
class ExplanationTest {

  private static final Path FIXTURES = Path.of("src/test/resources/explain");
  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Clock NOON =
      Clock.fixed(LocalDateTime.parse("2026-11-23T12:00").atZone(BERLIN).toInstant(), BERLIN);

  @TestFactory
  List<DynamicTest> each_job_is_told_as_expected() throws IOException {
    try (Stream<Path> files = Files.list(FIXTURES)) {
      return files
          .filter(file -> file.toString().endsWith(".plist"))
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> compare(file)))
          .toList();
    }
  }

  private static void compare(Path file) throws IOException {
    Path expected = Path.of(file.toString().replace(".plist", ".txt"));
    String text = explain(Job.from(PlistFile.read(file))).toText();
    if (Boolean.getBoolean("golden.bless")) {
      assertFalse(System.getenv().containsKey("CI"), "expectations are not blessed under CI");
      Files.writeString(expected, text);
    }
    assertEquals(Files.readString(expected), text);
  }

  @Test
  void the_page_says_what_the_text_says_and_fetches_and_runs_nothing() throws IOException {
    Explanation explanation = explain(Job.from(PlistFile.read(FIXTURES.resolve("inetd.plist"))));
    String page = explanation.toHtml();
    explanation.sections().stream()
        .flatMap(section -> section.sentences().stream())
        .forEach(sentence -> assertTrue(page.contains("<p>" + sentence + "</p>"), sentence));
    assertTrue(page.contains("<h1>com.example.echo &lt;b&gt;</h1>"), page);
    for (String outside : List.of("<script", "http:", "https:", "src=", "@import", "url(h")) {
      assertFalse(page.contains(outside), outside);
    }
  }

  @Test
  void a_drawing_is_well_formed_whatever_the_names_are() throws Exception {
    Job job =
        Job.builder("a")
            .socket("<&\">\u0007", SocketEntry.unix("/tmp/<x>&'\"".repeat(20), 0600))
            .build();
    String page = explain(job).toHtml();
    int at = 0;
    int drawings = 0;
    while ((at = page.indexOf("<svg", at)) >= 0) {
      int end = page.indexOf("</svg>", at) + "</svg>".length();
      Element svg =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(page.substring(at, end))))
              .getDocumentElement();
      assertEquals("svg", svg.getTagName());
      drawings++;
      at = end;
    }
    assertEquals(2, drawings);
  }

  @Test
  void many_times_are_told_by_the_first_few() {
    Job job = Job.builder("a").startCalendarInterval(CalendarInterval.cron("*/5 * * * *")).build();
    String text = explain(job).toText();
    assertTrue(
        text.contains("At minute 25 of every hour.\n  And at 6 more times like these."), text);
    assertTrue(text.contains("Monday, 2026-11-23 12:05:00 Europe/Berlin"), text);
  }

  private static Explanation explain(Job job) {
    return Explanation.of(job, NOON);
  }
}
