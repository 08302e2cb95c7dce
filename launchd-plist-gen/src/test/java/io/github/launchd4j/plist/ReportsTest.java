package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.launchd4j.plist.explain.Explanation;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs of public bug reports, if they lie beside the checkout: what each table row says. */
class ReportsTest {

  @Test
  void each_report_is_found_on_its_line_and_its_sound_twin_is_clean_of_it() throws IOException {
    Path folder = folder();
    List<String> wrong = new ArrayList<>();
    for (String[] cells : rows(folder.resolve("cases.tsv"))) {
      check(folder, cells, wrong);
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void what_people_asked_of_a_job_is_explained() throws Exception {
    Path folder = folder();
    for (String[] cells : rows(folder.resolve("explain.tsv"))) {
      Path file = folder.resolve(cells[0]);
      Explanation explanation =
          Explanation.of(PlistFile.read(file), Optional.of(file), Clock.systemUTC());
      String text = explanation.toText().replaceAll("\\s+", " ");
      assertFalse(
          !cells[1].equals("-") && text.contains(cells[1]), () -> cells[1] + " is in " + text);
      assertTrue(cells[2].equals("-") || text.contains(cells[2]), () -> cells[2] + ": " + text);
    }
  }

  private static Path folder() {
    return Stream.iterate(Fixtures.MODULE, each -> each != null, Path::getParent)
        .map(each -> each.resolve("shared/cases/reports"))
        .filter(Files::isDirectory)
        .findFirst()
        .orElseGet(() -> abort("needs the jobs of bug reports in shared/cases/reports"));
  }

  /** The rows of a table below its line of titles. */
  private static List<String[]> rows(Path table) throws IOException {
    return Files.readAllLines(table).stream().skip(1).map(line -> line.split("\t", -1)).toList();
  }

  /** file, lines, severity, words, source, what happened, our result then, the sound twin. */
  private static void check(Path folder, String[] cells, List<String> wrong) {
    Path file = folder.resolve(cells[0]);
    if (Fixtures.bytes(file)[0] == '{') {
      return; // ASCII and JSON are the reader's
    }
    List<Finding> findings = Validator.validate(file);
    if (cells[2].equals("none")) {
      findings.stream()
          .filter(finding -> finding.severity() != Severity.INFO)
          .forEach(finding -> wrong.add(cells[0] + " " + finding));
      return;
    }
    List<Finding> hits = findings.stream().filter(finding -> fits(finding, cells)).toList();
    if (hits.isEmpty()) {
      wrong.add(cells[0] + " " + cells[1] + " " + cells[3] + ": " + findings);
    }
    if (!cells[7].equals("-")) {
      for (Finding finding : Validator.validate(folder.resolve(cells[7]))) {
        if (hits.stream().anyMatch(hit -> hit.code() == finding.code())) {
          wrong.add(cells[7] + " " + finding);
        }
      }
    }
  }

  private static boolean fits(Finding finding, String[] cells) {
    boolean line =
        List.of(cells[1].split("\\|", -1)).contains("" + finding.position().line())
            || !finding.position().isKnown();
    Severity severity = Severity.valueOf(cells[2].toUpperCase(Locale.ROOT));
    String text = finding.message() + " " + finding.help() + " " + finding.code().title();
    boolean words =
        Stream.of(cells[3].split("\\|", -1))
            .anyMatch(word -> Pattern.compile(Pattern.quote(word)).matcher(text).find());
    return line && words && finding.severity().compareTo(severity) <= 0;
  }
}
