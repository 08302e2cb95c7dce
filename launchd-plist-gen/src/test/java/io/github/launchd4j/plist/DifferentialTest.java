package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dd.plist.XMLPropertyListParser;
import io.github.launchd4j.plist.edit.Fix;
import io.github.launchd4j.plist.finding.PlistException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our reader beside two others, over the fixtures, the corpus where it is at hand, and slightly
 * damaged copies of both. Each disagreement belongs to a class that is explained; the classes and
 * their numbers are printed.
 */
class DifferentialTest {

  private static final int COPIES = 8;

  @TempDir Path folder;

  /** What a reader made of a file: its value, or "refused" and why. */
  static String ours(byte[] bytes) {
    try {
      return Dump.of(PlistFile.read(bytes));
    } catch (PlistException e) {
      return "refused " + e.code() + " " + e.getMessage();
    }
  }

  private static List<Path> seeds() {
    List<Path> seeds = new ArrayList<>(Fixtures.plists());
    seeds.addAll(Fixtures.plists(Fixtures.RULES.resolveSibling("mistakes")));
    Fixtures.corpus().ifPresent(corpus -> seeds.addAll(Fixtures.plists(corpus)));
    return seeds;
  }

  private static List<byte[]> files() {
    List<Path> seeds = seeds();
    Random random = new Random(11);
    List<byte[]> files = new ArrayList<>();
    for (Path seed : seeds) {
      byte[] bytes = Fixtures.bytes(seed);
      int job = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("<dict>");
      if (job >= 0) { // XML in 8 bits
        files.add(bytes);
        for (int i = 0; i < COPIES; i++) {
          files.add(Damage.slight(bytes, job, random));
        }
      }
    }
    return files;
  }

  @Test
  void plistlib_disagrees_in_known_ways_only() throws Exception {
    List<byte[]> files = files();
    List<String> theirs = new Plistlib(folder).read(files);
    report("plistlib", files, theirs);
  }

  @Test
  void plistlib_reads_a_cured_file_as_we_do() throws Exception {
    List<Path> seeds = seeds();
    Fixtures.shared("third-party").ifPresent(files -> seeds.addAll(Fixtures.plists(files)));
    List<byte[]> cured = new ArrayList<>();
    seeds.forEach(seed -> cured(Fixtures.bytes(seed)).ifPresent(cured::add));
    report("plistlib, cured", cured, new Plistlib(folder).read(cured));
  }

  private static Optional<byte[]> cured(byte[] file) {
    try {
      Fix fix = Fix.of(file);
      return fix.isChange() ? Optional.of(fix.toBytes()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty(); // not XML in UTF-8
    }
  }

  @Test
  void dd_plist_disagrees_in_known_ways_only() throws Exception {
    List<byte[]> files = files();
    DocumentBuilder xml = XMLPropertyListParser.getDocBuilder();
    xml.setErrorHandler(null);
    List<String> theirs = new ArrayList<>();
    for (byte[] file : files) {
      theirs.add(ddPlist(xml, file));
    }
    report("dd-plist", files, theirs);
  }

  private static String ddPlist(DocumentBuilder xml, byte[] file) {
    try {
      return Dump.of(XMLPropertyListParser.parse(xml.parse(new ByteArrayInputStream(file))));
    } catch (Exception e) { // of a dozen classes
      return "refused " + e.getClass().getSimpleName() + " " + e.getMessage();
    }
  }

  private static void report(String reader, List<byte[]> files, List<String> theirs) {
    Map<String, Integer> classes = new TreeMap<>();
    List<String> unexplained = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      String ours = ours(files.get(i));
      if (same(ours, theirs.get(i))) {
        classes.merge("agree", 1, Integer::sum);
        continue;
      }
      String text = new String(files.get(i), StandardCharsets.UTF_8);
      String why = Disagreement.explain(text, ours, theirs.get(i));
      classes.merge(why, 1, Integer::sum);
      if (why.isEmpty()) {
        unexplained.add(ours + "\n" + theirs.get(i) + "\n" + text);
      }
    }
    classes.forEach((why, times) -> System.out.println(reader + ": " + times + " " + why));
    assertTrue(classes.getOrDefault("agree", 0) > files.size() / 2);
    assertEquals("", String.join("\n\n", unexplained));
  }

  private static boolean same(String ours, String theirs) {
    return ours.equals(theirs) || (ours.startsWith("refused") && theirs.startsWith("refused"));
  }
}
