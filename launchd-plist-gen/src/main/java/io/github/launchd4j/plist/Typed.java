package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.TypeSpec;
import io.github.launchd4j.plist.life.Omission;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Typed looks into a dictionary. A value of another type reads as absent; {@link #check} tells. */
final class Typed {

  private Typed() {}

  /**
   * Checks the types of the given keys against the key table.
   *
   * @throws PlistException for the first value of a wrong type, and for an integer that fits no int
   */
  static void check(PlistDictionary dictionary, String parent, List<String> keys)
      throws PlistException {
    for (Entry entry : dictionary.entries()) {
      if (keys.contains(entry.key())) {
        check(entry, KeyTable.get(parent, entry.key()));
      }
    }
  }

  private static void check(Entry entry, Key key) throws PlistException {
    List<TypeSpec.Mismatch> mismatches = key.type().mismatches(entry.value());
    if (!mismatches.isEmpty()) {
      throw wrongType(entry.key() + mismatches.get(0).path(), mismatches.get(0));
    }
    if (entry.value() instanceof PlistInteger number && !number.isInt()) {
      throw outOfRange(number, entry.key() + " " + number.value());
    }
  }

  /**
   * What is wrong with a value that launchd leaves out; empty for a key that counts for nothing.
   */
  static Optional<PlistException> wrong(Omission omission) {
    String name = omission.name() + omission.where();
    PlistValue value = omission.value();
    return switch (omission.reason()) {
      case UNKNOWN, REMOVED -> Optional.empty();
      case WRONG_TYPE -> omission.mismatch().map(mismatch -> wrongType(name, mismatch));
      case NUMBER, LARGE ->
          Optional.of(
              outOfRange(
                  value,
                  value instanceof PlistInteger number ? name + " " + number.value() : name));
      case INTERVAL -> Optional.of(outOfRange(value, "a part of an interval of " + name));
    };
  }

  private static PlistException outOfRange(PlistValue value, String what) {
    return new PlistException(
        Code.LP107,
        value.position(),
        what + " is out of range",
        "give a number that launchd takes, and of at most 2147483647");
  }

  private static PlistException wrongType(String where, TypeSpec.Mismatch mismatch) {
    return new PlistException(
        Code.LP106, mismatch.value().position(), mismatch.describe(where), mismatch.help(where));
  }

  static Optional<String> string(PlistDictionary dictionary, String key) {
    return dictionary.get(key).map(v -> v instanceof PlistString s ? s.value() : null);
  }

  static Optional<Boolean> bool(PlistDictionary dictionary, String key) {
    return dictionary.get(key).map(v -> v instanceof PlistBoolean b ? b.value() : null);
  }

  static OptionalInt integer(PlistDictionary dictionary, String key) {
    return dictionary.get(key).orElse(null) instanceof PlistInteger number && number.isInt()
        ? OptionalInt.of(number.intValue())
        : OptionalInt.empty();
  }

  static PlistDictionary dictionary(PlistDictionary dictionary, String key) {
    return dictionary.get(key).orElse(null) instanceof PlistDictionary inner
        ? inner
        : PlistDictionary.EMPTY;
  }

  static List<PlistDictionary> dictionaries(PlistDictionary dictionary, String key) {
    return dictionary.get(key).map(Typed::dictionaries).orElse(List.of());
  }

  /** The dictionaries of an array, or the one that stands where an array may. */
  static List<PlistDictionary> dictionaries(PlistValue value) {
    List<PlistValue> values = value instanceof PlistArray array ? array.values() : List.of(value);
    return values.stream()
        .filter(PlistDictionary.class::isInstance)
        .map(PlistDictionary.class::cast)
        .toList();
  }

  /** The strings of an array, or the one string that stands where an array may. */
  static List<String> strings(PlistDictionary dictionary, String key) {
    PlistValue value = dictionary.get(key).orElse(null);
    if (value instanceof PlistString one) {
      return List.of(one.value());
    }
    List<String> strings = new ArrayList<>();
    if (value instanceof PlistArray array) {
      for (PlistValue element : array.values()) {
        if (element instanceof PlistString string) {
          strings.add(string.value());
        }
      }
    }
    return List.copyOf(strings);
  }

  static Map<String, String> stringMap(PlistDictionary dictionary) {
    Map<String, String> map = new LinkedHashMap<>();
    for (Entry entry : dictionary.entries()) {
      if (entry.value() instanceof PlistString string) {
        map.put(entry.key(), string.value());
      }
    }
    return Collections.unmodifiableMap(map);
  }

  static Map<String, Boolean> booleanMap(PlistDictionary dictionary) {
    Map<String, Boolean> map = new LinkedHashMap<>();
    for (Entry entry : dictionary.entries()) {
      if (entry.value() instanceof PlistBoolean bool) {
        map.put(entry.key(), bool.value());
      }
    }
    return Collections.unmodifiableMap(map);
  }

  static PlistDictionary fromStrings(Map<String, String> map) {
    return new PlistDictionary(
        map.entrySet().stream()
            .map(e -> new Entry(e.getKey(), new PlistString(e.getValue())))
            .toList());
  }

  static PlistDictionary fromBooleans(Map<String, Boolean> map) {
    return new PlistDictionary(
        map.entrySet().stream()
            .map(e -> new Entry(e.getKey(), new PlistBoolean(e.getValue())))
            .toList());
  }
}
