package io.github.launchd4j.plist.json;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.TypeSpec;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A JSON Schema (draft 2020-12) of a launchd job written as JSON, made from the table of keys: for
 * editors, to complete and to check while typing. It says less than the rules do.
 */
public final class JobSchema {

  private static final TypeSpec NOTHING_SAID = new TypeSpec(List.of());
  private static final Set<String> WITHOUT_JSON = Set.of("any", "data");

  private JobSchema() {}

  /** The schema as text. */
  public static String text() {
    Json schema =
        new Json()
            .put("$schema", "https://json-schema.org/draft/2020-12/schema")
            .put("title", "launchd.plist")
            .put("description", "A job of launchd as JSON; see launchd.plist(5)")
            .put("type", "object")
            .put("required", strings(List.of("Label")))
            .put(
                "anyOf",
                List.of(
                    requires("Program"), requires("ProgramArguments"), requires("BundleProgram")));
    members(schema, KeyTable.TOP);
    Json constraint = new Json().put("type", "object");
    members(constraint, KeyTable.CONSTRAINT);
    schema.put("$defs", new Json().put("constraint", constraint));
    try {
      return JsonWriter.write(schema.toPropertyList());
    } catch (PlistException e) {
      throw new IllegalStateException(e); // the table holds text and numbers only
    }
  }

  private static PlistDictionary requires(String key) {
    return new Json().put("required", strings(List.of(key))).toPropertyList();
  }

  /** A misspelt key is what an editor is to show; keys with # are Apple's conditions. */
  private static void members(Json schema, String table) {
    Json properties = new Json();
    KeyTable.of(table).forEach(key -> properties.put(key.name(), property(key, table)));
    schema.put("properties", properties).put("patternProperties", new Json().put("^#", new Json()));
    Optional<Key> other = KeyTable.anyOther(table);
    if (other.isEmpty()) {
      schema.put("additionalProperties", false);
    } else {
      schema.put("additionalProperties", property(other.get(), table));
    }
  }

  private static Json property(Key key, String table) {
    Json schema = new Json();
    String note = key.note().isEmpty() ? "" : key.note() + " ";
    schema.put("description", note + "(" + key.source() + ")");
    if (key.status() == Key.Status.REMOVED || key.status() == Key.Status.DEPRECATED) {
      schema.put("deprecated", true);
    }
    if (!key.defaultValue().isEmpty()) {
      schema.put("default", plain(key.defaultValue()));
    }
    type(schema, key.type(), key.values(), KeyTable.inside(table, key.name()));
    return schema;
  }

  private static PlistValue plain(String written) {
    if (written.equals("true") || written.equals("false")) {
      return new PlistBoolean(written.equals("true"));
    }
    return written.chars().allMatch(Character::isDigit)
        ? new PlistInteger(new BigInteger(written), Position.NONE)
        : new PlistString(written);
  }

  private static void type(Json schema, TypeSpec type, Values values, String table) {
    List<PlistDictionary> alternatives =
        type.alternatives().stream()
            .filter(alternative -> !WITHOUT_JSON.contains(alternative.name()))
            .map(alternative -> alternative(alternative, values, table).toPropertyList())
            .toList();
    if (alternatives.size() == 1) {
      alternatives.get(0).entries().forEach(entry -> schema.put(entry.key(), entry.value()));
    } else if (!alternatives.isEmpty()) {
      schema.put("anyOf", alternatives);
    }
  }

  private static Json alternative(TypeSpec.Alternative type, Values values, String table) {
    return switch (type.name()) {
      case "string" -> string(values);
      case "integer" -> number(new Json().put("type", "integer"), values);
      case "real" -> number(new Json().put("type", "number"), values);
      case "array" -> array(type.element(), values, table);
      case "dictionary" -> dictionary(type.element(), table);
      default -> new Json().put("type", type.name());
    };
  }

  private static Json string(Values values) {
    Json schema = new Json().put("type", "string");
    if (values instanceof Values.OneOf words) {
      schema.put("enum", strings(words.words()));
    } else if (values instanceof Values.AbsolutePath) {
      schema.put("pattern", "^/");
    } else if (values instanceof Values.NonEmpty) {
      schema.put("minLength", 1);
    }
    return schema;
  }

  private static Json number(Json schema, Values values) {
    if (values instanceof Values.Range range) {
      if (range.low() != null) {
        schema.put("minimum", new PlistInteger(range.low(), Position.NONE));
      }
      if (range.high() != null) {
        schema.put("maximum", new PlistInteger(range.high(), Position.NONE));
      }
    }
    return schema;
  }

  private static Json array(TypeSpec element, Values values, String table) {
    Json schema = new Json().put("type", "array");
    boolean words = values instanceof Values.OneOf;
    Json items = new Json();
    type(items, element, words ? values : new Values.Any(), table);
    schema.put("items", items);
    if (values instanceof Values.NonEmpty) {
      schema.put("minItems", 1);
    }
    return schema;
  }

  /** A dictionary with keys that the table knows, or with names of the job's own. */
  private static Json dictionary(TypeSpec element, String table) {
    if (table.equals(KeyTable.CONSTRAINT)) {
      return new Json().put("$ref", "#/$defs/constraint");
    }
    Json schema = new Json().put("type", "object");
    if (KeyTable.has(table)) {
      members(schema, table);
    } else if (!element.equals(NOTHING_SAID)) {
      Json named = new Json();
      for (String name : KeyTable.namedBelow(table)) {
        named.put(name, entry(element, table + "." + name));
      }
      schema.put("properties", named).put("additionalProperties", entry(element, table + ".*"));
    }
    return schema;
  }

  private static Json entry(TypeSpec type, String table) {
    Json schema = new Json();
    type(schema, type, new Values.Any(), table);
    return schema;
  }

  private static List<PlistValue> strings(List<String> words) {
    return words.stream().map(word -> (PlistValue) new PlistString(word)).toList();
  }
}
