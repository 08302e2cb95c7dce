package io.github.launchd4j.plist.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}\n",
        "{\n  \"a\": [],\n  \"b\": {}\n}\n",
        "{\n  \"a\": [\n    1,\n    -2.5,\n    true,\n    \"x\"\n  ]\n}\n",
        "{\n  \"\\\"\\\\\\n\\r\\t\\u0001\\u007f\": 18446744073709551615\n}\n",
        "{\n  \"\u00e9\ud83d\ude00\": \"\\ud800\"\n}\n"
      })
  void what_is_written_reads_back_and_writes_the_same(String json) throws PlistException {
    assertEquals(json, JsonWriter.write(JsonReader.read(json)));
  }

  @Test
  void all_escapes_and_numbers_are_read() throws PlistException {
    assertEquals(
        PlistDictionary.EMPTY
            .with("s", new PlistString("/\b\f\u00e9"))
            .with("r", new PlistReal(-1500.0)),
        JsonReader.read("\uFEFF { \"s\" : \"\\/\\b\\f\\u00E9\" , \"r\" : -1.5e+3 } "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{            | 1:2 not valid JSON: a name in \" is missing",
        "{\"a\" 1}    | 1:6 not valid JSON: \":\" is missing",
        "{\"a\": 1 2} | 1:9 not valid JSON: \",\" is missing",
        "{\"a\": 01}  | 1:8 not valid JSON: \",\" is missing",
        "{\"a\": tru} | 1:7 not valid JSON: expected a value",
        "{\"a\":       | 1:6 not valid JSON: the text ends too early",
        "{\"a\": \"x   | 1:9 not valid JSON: a string is never closed",
        "{\"\\q\": 1}  | 1:4 not valid JSON: not a JSON escape",
        "{\"\\u12\": 1} | 1:4 not valid JSON: \\u needs four hexadecimal digits",
        "{} {}        | 1:4 not valid JSON: something follows the end of the JSON text",
        "[1]          | 1:1 the JSON text is not an object"
      })
  void what_is_no_json_is_refused_where_it_is_not(String json, String refusal) {
    PlistException e = assertThrows(PlistException.class, () -> JsonReader.read(json));
    assertEquals(refusal, e.position() + " " + e.getMessage());
  }

  @Test
  void endless_nesting_is_refused() {
    assertThrows(PlistException.class, () -> JsonReader.read("{\"a\":" + "[".repeat(100_000)));
  }

  @Test
  void what_json_has_not_is_refused() {
    for (PlistValue value :
        new PlistValue[] {new PlistDate(Instant.EPOCH), new PlistReal(Double.NaN)}) {
      PlistException e = assertThrows(PlistException.class, () -> JsonWriter.write(value));
      assertEquals(Position.NONE, e.position());
    }
  }
}
