package io.github.launchd4j.plist.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.Job;
import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.SocketEntry;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.Finding;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class HtmlPageTest {

  private static final Path FIXTURES = Path.of("src/test/resources/explain");

  /** What a telephone of 400 pixels leaves to the page between its margins. */
  private static final int TELEPHONE = 400 - 2 * 16;

  @Test
  void the_page_says_what_the_text_says_and_fetches_and_runs_nothing() throws IOException {
    Explanation explanation = explain(FIXTURES.resolve("inetd.plist"));
    String page = explanation.toHtml(List.of());
    explanation.sections().stream()
        .flatMap(section -> section.sentences().stream())
        .forEach(sentence -> assertTrue(page.contains("<p>" + sentence + "</p>"), sentence));
    assertTrue(page.contains("<h1>com.example.echo &lt;b&gt;</h1>"), page);
    for (String outside : List.of("<script", "http:", "https:", "src=", "@import", "url(h")) {
      assertFalse(page.contains(outside), outside);
    }
  }

  @Test
  void the_page_shows_each_finding_with_its_line_its_help_and_a_link_to_its_rule()
      throws IOException {
    Path file = FIXTURES.resolve("wrong-types.plist");
    List<Finding> findings = Validator.validate(file);
    assertFalse(findings.isEmpty());
    String page = explain(file).toHtml(findings);
    for (Finding finding : findings) {
      assertTrue(page.contains(Svg.escape(finding.message())), finding.message());
      assertTrue(page.contains(Svg.escape(finding.help())), finding.help());
      String link = "[<a href=\"%s\">%s</a>]".formatted(finding.code().page(), finding.code());
      assertTrue(page.contains(link), link);
    }
    assertTrue(page.contains("<span class=\"error\">error in line 14</span>: "), page);
  }

  @Test
  void the_page_of_a_sound_job_has_no_findings() throws IOException {
    String page = explain(FIXTURES.resolve("mount.plist")).toHtml(List.of());
    assertTrue(page.contains("<h2>Findings</h2>\n<p>None.</p>"), page);
  }

  @Test
  void the_text_of_a_drawing_is_at_least_12_pixels_high_on_a_telephone() throws Exception {
    List<Element> drawings = drawings(explain(FIXTURES.resolve("web.plist")).toHtml(List.of()));
    assertEquals(2, drawings.size());
    for (Element drawing : drawings) {
      int width = Integer.parseInt(drawing.getAttribute("viewBox").split(" ", -1)[2]);
      assertTrue(14.0 * TELEPHONE / width >= 12, "drawn " + width + " wide");
    }
  }

  @Test
  void a_drawing_is_well_formed_and_keeps_its_text_inside_whatever_the_names_are()
      throws Exception {
    Job job =
        Job.builder("a")
            .socket("<&\">\u0007".repeat(20), SocketEntry.unix("/tmp/<x>&'\"".repeat(20), 0600))
            .build();
    Explanation explanation =
        Explanation.of(job.toPropertyList(), Optional.empty(), Clock.systemUTC());
    for (Element drawing : drawings(explanation.toHtml(List.of()))) {
      NodeList texts = drawing.getElementsByTagName("text");
      for (int i = 0; i < texts.getLength(); i++) {
        String text = texts.item(i).getTextContent();
        assertTrue(text.length() * 8 <= 360, text);
      }
    }
  }

  private static List<Element> drawings(String page) throws Exception {
    List<Element> drawings = new ArrayList<>();
    int at = 0;
    while ((at = page.indexOf("<svg", at)) >= 0) {
      int end = page.indexOf("</svg>", at) + "</svg>".length();
      drawings.add(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(new InputSource(new StringReader(page.substring(at, end))))
              .getDocumentElement());
      at = end;
    }
    return drawings;
  }

  private static Explanation explain(Path file) throws IOException {
    return Explanation.of(PlistFile.read(file), Optional.of(file), Clock.systemUTC());
  }
}
