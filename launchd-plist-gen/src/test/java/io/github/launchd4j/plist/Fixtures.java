package io.github.launchd4j.plist;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Where the tests' files are. */
final class Fixtures {

  /** The module's folder; Maven runs the tests in it. */
  static final Path MODULE = Path.of("").toAbsolutePath();

  static final Path RULES = MODULE.resolve("src/test/resources/rules");

  private Fixtures() {}

  static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Every property list of the fixtures, those in folders of folders included. */
  static List<Path> plists() {
    return plists(RULES);
  }

  static List<Path> plists(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".plist")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The real property lists that may lie beside the checkout: shared/corpus. */
  static Optional<Path> corpus() {
    return shared("corpus");
  }

  /** What may lie beside the checkout: a folder in shared. */
  static Optional<Path> shared(String name) {
    return Stream.iterate(MODULE, folder -> folder != null, Path::getParent)
        .map(folder -> folder.resolve("shared").resolve(name))
        .filter(Files::isDirectory)
        .findFirst();
  }

  /** Every file in folders of a folder. */
  static List<Path> files(Path folder) {
    return list(folder).stream()
        .filter(Files::isDirectory)
        .flatMap(inner -> list(inner).stream())
        .toList();
  }

  static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
