package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs of public bug reports, if they lie beside the checkout: what each table row says. */
class ReportsTest {

  @Test
  void each_report_is_found_on_its_line_and_its_sound_twin_is_clean_of_it() throws IOException {
    Path folder =
        Stream.iterate(Fixtures.MODULE, each -> each != null, Path::getParent)
            .map(each -> each.resolve("shared/cases/reports"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseGet(() -> abort("needs the jobs of bug reports in shared/cases/reports"));
    List<String> wrong = new ArrayList<>();
    for (String line : Files.readAllLines(folder.resolve("cases.tsv")).subList(1, lines(folder))) {
      check(folder, line.split("\t", -1), wrong);
    }
    assertEquals(List.of(), wrong);
  }

  private static int lines(Path folder) throws IOException {
    return Files.readAllLines(folder.resolve("cases.tsv")).size();
  }

  /** file, lines, severity, words, source, what happened, our result then, the sound twin. */
  private static void check(Path folder, String[] cells, List<String> wrong) {
    Path file = folder.resolve(cells[0]);
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
