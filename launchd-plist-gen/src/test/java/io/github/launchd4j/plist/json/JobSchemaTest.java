package io.github.launchd4j.plist.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The schema is kept in docs, for editors to point at; {@code -Dgolden.bless=true} rewrites it. */
class JobSchemaTest {

  private static final Path GOLDEN = Path.of("../docs/launchd.plist.schema.json");

  @Test
  void the_schema_in_docs_is_the_one_that_the_table_makes() throws IOException {
    String schema = JobSchema.text();
    if (Boolean.getBoolean("golden.bless")) {
      assertFalse(System.getenv().containsKey("CI"), "expectations are not blessed under CI");
      Files.writeString(GOLDEN, schema);
    }
    assertEquals(Files.readString(GOLDEN), schema);
  }

  @Test
  void every_key_of_the_job_is_in_it_with_its_source() throws IOException {
    PlistDictionary schema = JsonReader.read(JobSchema.text());
    PlistDictionary properties = dictionary(schema, "properties");
    for (Key key : KeyTable.of(KeyTable.TOP)) {
      assertTrue(
          dictionary(properties, key.name()).toString().contains("(" + key.source() + ")"),
          key.name());
    }
  }

  @Test
  void an_entry_of_sockets_may_stand_alone_or_in_an_array() throws IOException {
    PlistDictionary sockets =
        dictionary(dictionary(JsonReader.read(JobSchema.text()), "properties"), "Sockets");
    PlistArray kinds =
        (PlistArray) dictionary(sockets, "additionalProperties").get("anyOf").orElseThrow();
    PlistDictionary alone = (PlistDictionary) kinds.values().get(0);
    PlistDictionary listed = dictionary((PlistDictionary) kinds.values().get(1), "items");
    assertEquals(alone, listed);
    PlistDictionary type = dictionary(dictionary(alone, "properties"), "SockType");
    assertEquals(
        PlistArray.ofStrings(List.of("stream", "dgram", "seqpacket")),
        type.get("enum").orElseThrow());
  }

  private static PlistDictionary dictionary(PlistDictionary parent, String key) {
    return (PlistDictionary) parent.get(key).orElseThrow();
  }
}
