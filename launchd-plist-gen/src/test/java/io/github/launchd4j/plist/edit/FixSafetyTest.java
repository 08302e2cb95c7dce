package io.github.launchd4j.plist.edit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.Validator;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.finding.Severity;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * A fixed file differs only as its cures say: on the fixtures, on the real files that may lie
 * beside the checkout, and on mutations of them; -Dfix.mutations=100000 makes as many.
 */
class FixSafetyTest {

  private static final Path RULES = Path.of("src/test/resources/rules");
  private static final int MUTATIONS = Integer.getInteger("fix.mutations", 3000);

  @Test
  void a_file_changes_as_its_cures_say() throws IOException {
    int cured = 0;
    for (Path file : plists()) {
      cured += check(Files.readAllBytes(file), file.toString()) ? 1 : 0;
    }
    assertTrue(cured > 20, cured + " files were cured");
  }

  @Test
  void a_mutation_of_a_file_changes_as_its_cures_say() throws IOException {
    List<Path> seeds = plists();
    Random random = new Random(20261125);
    int cured = 0;
    for (int i = 0; i < MUTATIONS; i++) {
      Path seed = seeds.get(random.nextInt(seeds.size()));
      String text = new String(Files.readAllBytes(seed), UTF_8);
      for (int n = 1 + random.nextInt(3); n > 0; n--) {
        text = Mistakes.in(text, random);
      }
      cured += check(text.getBytes(UTF_8), "mutation " + i + " of " + seed + ":\n" + text) ? 1 : 0;
    }
    assertTrue(cured > MUTATIONS / 10, cured + " of " + MUTATIONS + " were cured");
    System.out.println("FixSafetyTest: " + cured + " of " + MUTATIONS + " mutations were cured");
  }

  /** Holds a fix to its cures, and says whether there is one. */
  private static boolean check(byte[] before, String what) throws IOException {
    Fix fix;
    try {
      fix = Fix.of(before);
    } catch (IOException e) {
      return false; // binary, or not UTF-8
    }
    assertEquals(fix.isChange(), !fix.cures().isEmpty(), what);
    if (!fix.isChange()) {
      return false;
    }
    byte[] after = fix.toBytes();
    assertFalse(Fix.of(after).isChange(), "a second fix: " + what);
    Optional<PlistDictionary> old = read(before);
    if (old.isEmpty()) {
      return true; // it could not be read at all
    }
    Optional<PlistDictionary> cured = read(after);
    assertTrue(cured.isPresent(), what);
    List<String> paths = fix.cures().stream().flatMap(cure -> cure.paths().stream()).toList();
    assertEquals(without(paths, old.get()), without(paths, cured.get()), what);
    List<String> errors = new ArrayList<>(errors(cured.get()));
    errors(old.get()).forEach(errors::remove);
    assertEquals(List.of(), errors, what);
    return true;
  }

  private static Optional<PlistDictionary> read(byte[] plist) {
    try {
      return Optional.of(PlistFile.read(plist));
    } catch (PlistException e) {
      return Optional.empty();
    }
  }

  private static List<String> errors(PlistDictionary job) {
    return Validator.validate(job).stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(finding -> finding.code() + " " + finding.message())
        .toList();
  }

  private static PlistValue without(List<String> paths, PlistDictionary job) {
    return without(paths, "", job);
  }

  /** A value without what has one of the paths; of equal keys the last counts, in any order. */
  private static PlistValue without(List<String> paths, String path, PlistValue value) {
    if (value instanceof PlistDictionary dictionary) {
      Map<String, PlistValue> kept = new TreeMap<>();
      for (Entry entry : dictionary.entries()) {
        String inside = KeyPath.inside(path, entry.key());
        if (!paths.contains(inside)) {
          kept.put(entry.key(), without(paths, inside, entry.value()));
        }
      }
      List<Entry> entries = new ArrayList<>();
      kept.forEach((key, inner) -> entries.add(new Entry(key, inner)));
      return new PlistDictionary(entries);
    }
    if (value instanceof PlistArray array) {
      List<PlistValue> kept = new ArrayList<>();
      for (int i = 0; i < array.values().size(); i++) {
        kept.add(without(paths, KeyPath.inside(path, "" + i), array.values().get(i)));
      }
      return new PlistArray(kept);
    }
    return value;
  }

  /** The fixtures of the rules, and the real files that may lie beside the checkout. */
  private static List<Path> plists() throws IOException {
    List<Path> all = new ArrayList<>();
    List<Path> folders = new ArrayList<>(List.of(RULES));
    for (Path up = Path.of("").toAbsolutePath(); up != null; up = up.getParent()) {
      folders.add(up.resolve("shared/corpus"));
      folders.add(up.resolve("shared/third-party"));
    }
    for (Path folder : folders) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.walk(folder)) {
          files
              .filter(file -> file.toString().endsWith(".plist") && Files.isRegularFile(file))
              .sorted()
              .forEach(all::add);
        }
      }
    }
    return all;
  }
}
