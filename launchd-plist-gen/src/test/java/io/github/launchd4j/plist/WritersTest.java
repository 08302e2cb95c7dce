package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.io.BinaryWriter;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Our writers and our reader of binary files beside Python's plistlib and libplist's plistutil,
 * where these are at hand, over the fixtures, the real files that may lie beside the checkout, and
 * trees that chance made. Apple's plutil is not asked: no Mac has run this.
 */
class WritersTest {

  private static final int TREES = 1_000;
  private static final int DAMAGED = 8;

  /** plistutil takes a process for each file, so that it gets one tree in so many. */
  private static final int PROCESSES = 8;

  @TempDir Path folder;

  private static List<PlistDictionary> trees() {
    List<Path> files = new ArrayList<>(Fixtures.plists());
    Fixtures.shared("corpus").ifPresent(corpus -> files.addAll(Fixtures.plists(corpus)));
    Fixtures.shared("third-party").ifPresent(others -> files.addAll(Fixtures.files(others)));
    List<PlistDictionary> trees = new ArrayList<>();
    for (Path file : files) {
      try {
        PlistDictionary tree = PlistFile.read(file);
        xml(tree);
        trees.add(tree);
      } catch (PlistException badFixture) {
        // nothing to write
      }
    }
    Trees random = new Trees(20261125);
    for (int i = 0; i < TREES; i++) {
      trees.add(random.next());
    }
    return trees;
  }

  private static byte[] xml(PlistDictionary tree) throws PlistException {
    return PlistFile.toXml(tree).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void plistlib_reads_what_we_write_and_we_read_what_it_writes()
      throws IOException, InterruptedException {
    List<String> meant = new ArrayList<>();
    List<byte[]> files = new ArrayList<>();
    for (PlistDictionary tree : trees()) {
      files.add(xml(tree));
      files.add(BinaryWriter.write(tree));
      meant.add(Dump.of(tree));
      meant.add(Dump.of(tree));
    }
    Plistlib plistlib = new Plistlib(folder);
    assertEquals(String.join("\n", meant), String.join("\n", plistlib.rewrite(files)));
    for (int i = 0; i < files.size(); i++) {
      for (byte[] written : plistlib.written(i)) {
        assertEquals(meant.get(i), Dump.of(PlistFile.read(written)));
      }
    }
    System.out.println(
        "plistlib: " + files.size() + " files of ours, " + 2 * files.size() + " of it");
  }

  @Test
  void of_a_damaged_binary_file_plistlib_reads_the_same_if_both_read_it()
      throws IOException, InterruptedException {
    Random random = new Random(12);
    List<byte[]> files = new ArrayList<>();
    for (PlistDictionary tree : trees()) {
      byte[] binary = BinaryWriter.write(tree);
      for (int i = 0; i < DAMAGED; i++) {
        files.add(Damage.to(binary, random));
      }
    }
    List<String> theirs = new Plistlib(folder).read(files);
    int both = 0;
    int one = 0;
    for (int i = 0; i < files.size(); i++) {
      String ours = DifferentialTest.ours(files.get(i));
      boolean refused = ours.startsWith("refused");
      if (refused != theirs.get(i).startsWith("refused")) {
        one++;
      } else if (!refused) {
        assertEquals(theirs.get(i), ours);
        both++;
      }
    }
    System.out.printf(
        "plistlib: %d damaged files, %d read by both, %d by one%n", files.size(), both, one);
    assertTrue(both > TREES, both + " files");
  }

  @Test
  void plistutil_turns_each_form_of_ours_into_the_other() throws Exception {
    Map<String, String> differ = new TreeMap<>();
    List<PlistDictionary> trees = trees();
    for (int i = 0; i < trees.size(); i += PROCESSES) {
      PlistDictionary tree = trees.get(i);
      differ(tree, plistutil(BinaryWriter.write(tree), "xml"), differ);
      differ(tree, plistutil(xml(tree), "bin"), differ);
    }
    System.out.println("plistutil: " + 2 * trees.size() / PROCESSES + " files of ours");
    assertEquals(Map.of(), differ);
  }

  private static void differ(PlistDictionary tree, byte[] written, Map<String, String> differ) {
    String theirs = DifferentialTest.ours(written);
    if (!Dump.of(tree).equals(theirs)) {
      differ.put(Dump.of(tree), theirs);
    }
  }

  private byte[] plistutil(byte[] file, String form) throws IOException, InterruptedException {
    Path in = Files.write(folder.resolve("in.plist"), file);
    Path out = folder.resolve("out.plist");
    Process plistutil;
    try {
      plistutil =
          new ProcessBuilder("plistutil", "-i", in.toString(), "-o", out.toString(), "-f", form)
              .redirectErrorStream(true)
              .redirectOutput(folder.resolve("log").toFile())
              .start();
    } catch (IOException e) {
      return abort("needs plistutil, of libplist");
    }
    assertEquals(0, plistutil.waitFor(), "plistutil");
    return Files.readAllBytes(out);
  }
}
