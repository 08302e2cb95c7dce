package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.Finding;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Real property lists of Apple's and others', where they lie beside the checkout. */
class CorpusTest {

  private static final Path LIST =
      Fixtures.MODULE.resolve("src/test/resources/corpus/findings.tsv");

  /** The list says of each why its owner should act; {@code golden.bless} adds rows without. */
  @Test
  void every_error_and_warning_has_a_reason() throws IOException {
    Set<String> found = new TreeSet<>();
    for (Path file : all()) {
      for (Finding finding : Validator.validate(file)) {
        if (finding.severity() != Severity.INFO) {
          found.add(name(file) + "\t" + finding.position().line() + "\t" + finding.code());
        }
      }
    }
    if (Boolean.getBoolean("golden.bless")) {
      bless(found, reasons());
    }
    Map<String, String> reasons = reasons();
    assertEquals(String.join("\n", reasons.keySet()), String.join("\n", found));
    reasons.forEach((row, reason) -> assertTrue(reason.length() > 20, row));
  }

  private static Map<String, String> reasons() throws IOException {
    Map<String, String> reasons = new TreeMap<>();
    for (String line : Files.readAllLines(LIST)) {
      if (!line.startsWith("#")) {
        int end = line.lastIndexOf('\t');
        reasons.put(line.substring(0, end), line.substring(end + 1));
      }
    }
    return reasons;
  }

  private static void bless(Set<String> found, Map<String, String> reasons) throws IOException {
    assertFalse(System.getenv().containsKey("CI"), "expectations are not blessed under CI");
    List<String> lines = new ArrayList<>();
    Files.readAllLines(LIST).stream().filter(line -> line.startsWith("#")).forEach(lines::add);
    found.forEach(row -> lines.add(row + "\t" + reasons.getOrDefault(row, "")));
    Files.write(LIST, lines);
  }

  @Test
  void six_of_ten_files_of_others_are_clean() throws IOException {
    List<Path> files = Fixtures.files(folder("third-party"));
    long clean = files.stream().filter(file -> Validator.validate(file).isEmpty()).count();
    System.out.printf("%d of %d files of others without a finding%n", clean, files.size());
    assertTrue(clean * 10 >= files.size() * 6L, clean + " of " + files.size());
  }

  private static List<Path> all() {
    List<Path> files = new ArrayList<>(Fixtures.plists(folder("corpus")));
    files.addAll(Fixtures.files(folder("third-party")));
    return files;
  }

  /** One folder of the third parties' files is one file, named by its content. */
  private static String name(Path file) {
    String folder = file.getName(file.getNameCount() - 2).toString();
    return folder.equals("corpus") ? "corpus/" + file.getFileName() : folder;
  }

  private static Path folder(String name) {
    return Fixtures.shared(name)
        .orElseGet(() -> abort("needs real property lists in shared/" + name));
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
    Path corpus = folder("corpus");
    return Files.readAllLines(corpus.resolve("INDEX.tsv")).stream()
        .map(line -> line.split("\t", -1))
        .filter(wanted)
        .map(cells -> corpus.resolve(cells[0]))
        .toList();
  }
}
