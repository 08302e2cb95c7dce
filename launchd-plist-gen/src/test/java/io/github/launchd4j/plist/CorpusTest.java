package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assumptions.abort;

import com.dd.plist.NSArray;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import com.dd.plist.PropertyListParser;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Real property lists of Apple's and others', where they lie beside the checkout. */
class CorpusTest {

  /** Where dd-plist and Apple's rules differ, and why. */
  private static final Map<String, String> DISAGREEMENTS =
      Map.of(
          "50e779d0c60e.plist", "dd-plist refuses -- in a comment, as XML does",
          "d769372f91b8.plist", "dd-plist refuses -- in a comment, as XML does",
          "da8248bf0c38.plist", "dd-plist refuses -- in a comment, as XML does",
          "d99cab8cf198.plist", "dd-plist skips text between elements: #if lines",
          "7c6a6de2a98c.plist", "dd-plist makes an integer of <real>86400</real>",
          "cc4a5c660d34.plist", "dd-plist makes an integer of <real>86400</real>");

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
          .filter(finding -> !finding.code().equals("LP901")) // the corpus names files by a hash
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
    return Validator.validate(file).stream().anyMatch(finding -> finding.code().equals("LP012"));
  }

  @Test
  void dd_plist_reads_the_same_but_for_known_disagreements() throws IOException {
    Map<String, String> found = new TreeMap<>();
    for (Path file : files("")) {
      String name = String.valueOf(file.getFileName());
      if (!ours(file).equals(theirs(file))) {
        found.put(name, DISAGREEMENTS.getOrDefault(name, "not explained"));
      }
    }
    assertEquals(new TreeMap<>(DISAGREEMENTS), found);
  }

  private static Object ours(Path file) {
    try {
      return plain(PlistFile.read(file));
    } catch (PlistException e) {
      return "refused";
    }
  }

  private static Object theirs(Path file) {
    try {
      return plain(PropertyListParser.parse(file.toFile()));
    } catch (Exception e) { // of a dozen classes
      return "refused";
    }
  }

  private static Object plain(PlistValue value) {
    if (value instanceof PlistDictionary dictionary) {
      Map<String, Object> map = new HashMap<>();
      dictionary.entries().forEach(entry -> map.put(entry.key(), plain(entry.value())));
      return map;
    }
    if (value instanceof PlistArray array) {
      return array.values().stream().map(CorpusTest::plain).toList();
    }
    if (value instanceof PlistString string) {
      return string.value();
    }
    if (value instanceof PlistBoolean bool) {
      return bool.value();
    }
    if (value instanceof PlistInteger integer) {
      return integer.value().longValueExact();
    }
    return value instanceof PlistReal real ? real.value() : value;
  }

  private static Object plain(NSObject object) {
    if (object instanceof NSDictionary dictionary) {
      return dictionary.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, entry -> plain(entry.getValue())));
    }
    if (object instanceof NSArray array) {
      return List.of(array.getArray()).stream().map(CorpusTest::plain).toList();
    }
    if (object instanceof NSNumber number) {
      return number.isBoolean()
          ? (Object) number.boolValue()
          : number.isInteger() ? (Object) number.longValue() : (Object) number.doubleValue();
    }
    return object instanceof NSString string ? string.getContent() : object;
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
