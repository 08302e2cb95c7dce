package io.github.launchd4j.plist.key;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.finding.Spelling;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTableTest {

  private static final Set<String> TYPES =
      Set.of("string", "integer", "real", "boolean", "date", "data", "array", "dictionary", "any");

  @Test
  void each_row_is_well_formed() {
    Set<String> scopes = KeyTable.all().stream().map(Key::scope).collect(Collectors.toSet());
    assertEquals(Set.of("daemon", "agent", "both"), scopes);
    for (Key key : KeyTable.all()) {
      key.type().alternatives().forEach(a -> assertTrue(TYPES.contains(a.name()), key::toString));
      assertTrue(!key.source().isEmpty(), key::toString);
    }
  }

  @Test
  void a_default_is_a_value_that_the_key_may_have() {
    int defaults = 0;
    for (Key key : KeyTable.all()) {
      String written = key.defaultValue();
      if (written.isEmpty()) {
        continue;
      }
      defaults++;
      String type =
          written.matches("true|false")
              ? "boolean"
              : written.matches("[0-9]+") ? "integer" : "string";
      assertTrue(key.type().allows(type), key::toString);
      if (key.values() instanceof Values.OneOf words) {
        assertEquals(Optional.of(written), words.find(written));
      } else if (key.values() instanceof Values.Range range) {
        assertTrue(range.contains(new BigInteger(written)), key::toString);
      }
    }
    assertTrue(defaults > 20, defaults + " defaults");
  }

  @Test
  void since_is_a_macos() {
    for (Key key : KeyTable.all()) {
      assertTrue(key.since().matches("(10\\.(9|1[0-6])|1[1-9]|2[6-9])?"), key::toString);
    }
    assertEquals("10.9", KeyTable.get(KeyTable.TOP, "Label").since());
    assertEquals("13", KeyTable.get(KeyTable.TOP, "AssociatedBundleIdentifiers").since());
  }

  @Test
  void each_parent_is_itself_a_key() {
    for (Key key : KeyTable.all()) {
      String parent = key.parent().replaceFirst("\\..*", "");
      assertTrue(
          parent.equals(KeyTable.TOP) || KeyTable.find(KeyTable.TOP, parent).isPresent(),
          key::toString);
    }
  }

  @Test
  void no_key_stands_twice_in_one_dictionary() throws IOException {
    Path table = Path.of("src/main/resources/io/github/launchd4j/plist/key/keys.tsv");
    try (Stream<String> lines = Files.lines(table)) {
      long rows = lines.filter(line -> line.matches("[^#*].*")).skip(1).count();
      assertEquals(rows, KeyTable.all().size());
    }
  }

  @Test
  void types_are_told_in_words() {
    assertEquals(
        "a dictionary of dictionaries or arrays",
        KeyTable.get(KeyTable.TOP, "Sockets").type() + "");
    assertEquals(
        "a string or an array of strings",
        KeyTable.get(KeyTable.TOP, "LimitLoadToSessionType").type() + "");
  }

  @ParameterizedTest
  @CsvSource({
    "EnvironmentVaribles, EnvironmentVariables",
    "environmentvariables, EnvironmentVariables",
    "Environment, EnvironmentVariables",
    "Arguments, ProgramArguments",
    "Lable, Label",
    "KeepAlives, KeepAlive",
    "RunAtStart, ''",
    "Sokcets, Sockets",
    "ExitTimeout, ExitTimeOut",
    "ThrotleInterval, ThrottleInterval",
    "StandardOutputPath, StandardOutPath",
    "StandardErrPath, StandardErrorPath",
    "CrontabSchedule, ''",
    "A, ''",
    "'', ''",
  })
  void the_likely_key_is_suggested(String written, String meant) {
    assertEquals(meant, Suggestion.of(KeyTable.TOP, written).orElse(""));
  }

  @Test
  void an_endless_key_costs_no_time() {
    assertEquals(Optional.empty(), Suggestion.of(KeyTable.TOP, "K".repeat(1_000_000)));
  }

  @Test
  void a_swap_of_neighbours_is_one_step() {
    assertEquals(1, Spelling.distance("label", "lable"));
    assertEquals(3, Spelling.distance("kitten", "sitting"));
  }
}
