package io.github.launchd4j.plist;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The mistakes that a file can show, each found on its line: mistakes/mistakes.tsv lists them. */
class MistakesTest {

  private static final Path FOLDER = Fixtures.MODULE.resolve("src/test/resources/mistakes");

  private record Mistake(Path file, Code code, Position line, String what) {

    static Mistake parse(String row) {
      String[] cells = row.split("\t", -1);
      Position line = new Position(Integer.parseInt(cells[2]), 0);
      return new Mistake(FOLDER.resolve(cells[0]), Code.valueOf(cells[1]), line, cells[3]);
    }

    boolean isFound() {
      return Validator.validate(file).stream()
          .anyMatch(f -> f.code() == code && f.position().line() == line.line());
    }

    @Override
    public String toString() {
      String found = Validator.validate(file).toString();
      return what + ": " + code + " in line " + line.line() + " of " + file + ", not " + found;
    }
  }

  private static List<Mistake> mistakes() throws IOException {
    return Files.readAllLines(FOLDER.resolve("mistakes.tsv")).stream()
        .filter(line -> !line.startsWith("#"))
        .map(Mistake::parse)
        .toList();
  }

  @Test
  void every_mistake_is_found_on_its_line() throws IOException {
    List<Mistake> all = mistakes();
    List<Mistake> missed = all.stream().filter(mistake -> !mistake.isFound()).toList();
    System.out.printf(
        "%d of %d mistakes found, each on its line%n", all.size() - missed.size(), all.size());
    assertEquals(List.of(), missed);
  }

  @Test
  void every_file_is_in_the_list_once() throws IOException {
    List<Path> listed = mistakes().stream().map(Mistake::file).sorted().toList();
    assertEquals(List.copyOf(new TreeSet<>(Fixtures.plists(FOLDER))), listed);
  }
}
