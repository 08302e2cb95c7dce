package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Keys as launchd finds them: without regard to case (launchd-842, core.c:2387 to 3043, and
 * liblaunch's launch_data_dict_lookup), the last of several.
 */
final class Keys {
  // core.c:2764, 2810, 2834: what is larger is too large and ignored.
  static final BigInteger UINT32_MAX = BigInteger.valueOf(0xFFFF_FFFFL);

  private Keys() {}

  static Optional<Entry> entry(PlistDictionary dictionary, String key) {
    for (int i = dictionary.entries().size() - 1; i >= 0; i--) {
      Entry entry = dictionary.entries().get(i);
      if (entry.key().equalsIgnoreCase(key)) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  /** The entries that {@link #entry} finds, in file order. */
  static List<Entry> counting(PlistDictionary dictionary) {
    Map<String, Entry> last = new LinkedHashMap<>();
    for (Entry entry : dictionary.entries()) {
      last.put(entry.key().toLowerCase(Locale.ROOT), entry);
    }
    return List.copyOf(last.values());
  }

  /** The entry of a key, if its value is of the type. */
  static Optional<Entry> entry(
      PlistDictionary dictionary, String key, Class<? extends PlistValue> type) {
    Optional<Entry> entry = entry(dictionary, key);
    return entry.isPresent() && type.isInstance(entry.get().value()) ? entry : Optional.empty();
  }

  /** The entry of a key, if its value is this boolean. */
  static Optional<Entry> flag(PlistDictionary dictionary, String key, boolean wanted) {
    Optional<Entry> entry = entry(dictionary, key, PlistBoolean.class);
    return entry.isPresent() && bool(entry.get()) == wanted ? entry : Optional.empty();
  }

  static boolean bool(Entry entry) {
    return entry.value() instanceof PlistBoolean bool && bool.value();
  }

  /** The entry of a key, if its value is an integer from 0 to a maximum. */
  static Optional<Entry> seconds(PlistDictionary dictionary, String key, BigInteger max) {
    Optional<Entry> entry = entry(dictionary, key, PlistInteger.class);
    return entry.isPresent() && isUpTo(max, number(entry.get())) ? entry : Optional.empty();
  }

  private static boolean isUpTo(BigInteger max, BigInteger number) {
    return number.signum() >= 0 && number.compareTo(max) <= 0;
  }

  static BigInteger number(Entry entry) {
    return entry.value() instanceof PlistInteger number ? number.value() : BigInteger.ZERO;
  }

  /** What is in a dictionary; nothing, if the value is none. */
  static List<Entry> entries(PlistValue value) {
    return value instanceof PlistDictionary dictionary ? dictionary.entries() : List.of();
  }

  static List<String> strings(PlistValue value) {
    List<String> found = new ArrayList<>();
    for (PlistValue each : elements(value)) {
      if (each instanceof PlistString string) {
        found.add(string.value());
      }
    }
    return List.copyOf(found);
  }

  /** A dictionary, or those in an array. */
  static List<PlistDictionary> dictionaries(PlistValue value) {
    if (value instanceof PlistDictionary one) {
      return List.of(one);
    }
    List<PlistDictionary> found = new ArrayList<>();
    for (PlistValue each : elements(value)) {
      if (each instanceof PlistDictionary dictionary) {
        found.add(dictionary);
      }
    }
    return List.copyOf(found);
  }

  private static List<PlistValue> elements(PlistValue value) {
    return value instanceof PlistArray array ? array.values() : List.of();
  }
}
