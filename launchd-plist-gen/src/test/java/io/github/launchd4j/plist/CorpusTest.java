package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real property lists of Apple's and others', where they lie beside the checkout. */
class CorpusTest {

  @Test
  void no_file_that_works_has_an_error() throws IOException {
    List<String> errors = new ArrayList<>();
    for (Path file : files("ok")) {
      Validator.validate(file).stream()
          .filter(finding -> finding.severity() == Severity.ERROR)
          .forEach(finding -> errors.add(finding.format(String.valueOf(file.getFileName()))));
    }
    assertEquals(List.of(), errors);
  }

  @Test
  void every_finding_on_a_file_of_apples_is_explained() throws IOException {
    Path list = Fixtures.MODULE.resolve("src/test/resources/corpus/findings.tsv");
    Set<String> explained =
        Files.readAllLines(list).stream()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line.split("\t", -1))
            .peek(cells -> assertFalse(cells[2].isBlank(), cells[0]))
            .map(cells -> cells[0] + " " + cells[1])
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> found = new TreeSet<>();
    for (Path file : files(cells -> cells[1].startsWith("apple-oss-distributions/"))) {
      Validator.validate(file).stream()
          .filter(finding -> finding.code() != Code.LP901) // the corpus names files by a hash
          .forEach(finding -> found.add(file.getFileName() + " " + finding.code()));
    }
    assertEquals(String.join("\n", explained), String.join("\n", found));
  }

  @Test
  void every_job_in_it_reads_as_a_job_and_writes_back_equal() throws IOException {
    for (Path file : files("ok")) {
      if (!isTemplate(file)) {
        PlistDictionary read = PlistFile.read(file);
        assertEquals(read, Job.from(read).toPropertyList());
        byte[] written = PlistFile.toXml(read).getBytes(StandardCharsets.UTF_8);
        assertEquals(read, PlistFile.read(written), file.toString());
      }
    }
  }

  private static boolean isTemplate(Path file) {
    return Validator.validate(file).stream().anyMatch(finding -> finding.code() == Code.LP012);
  }

  /** The files of which INDEX.tsv says that Python's plistlib reads them, or all of them. */
  private static List<Path> files(String verdict) throws IOException {
    return files(cells -> cells[4].startsWith(verdict));
  }

  /** The files whose row in INDEX.tsv is wanted: file, repository, commit, path, verdict. */
  private static List<Path> files(Predicate<String[]> wanted) throws IOException {
    Path corpus =
        Fixtures.corpus()
            .orElseGet(() -> abort("needs a corpus of property lists in shared/corpus"));
    return Files.readAllLines(corpus.resolve("INDEX.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .filter(wanted)
        .map(cells -> corpus.resolve(cells[0]))
        .toList();
  }
}
