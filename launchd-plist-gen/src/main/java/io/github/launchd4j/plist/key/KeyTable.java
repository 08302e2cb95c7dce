package io.github.launchd4j.plist.key;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The table keys.tsv, which tells of its columns and sources in its head. */
public final class KeyTable {

  /** The parent of the keys of the job itself. */
  public static final String TOP = "-";

  /** The parent of the keys of an entry of Sockets. */
  public static final String SOCKET = "Sockets.*";

  /** The parent of the keys of a Mach service. */
  public static final String MACH_SERVICE = "MachServices.*";

  private static final Map<String, Map<String, Key>> BY_PARENT = load();

  private KeyTable() {}

  /** The key of that name, in exactly that case. */
  public static Optional<Key> find(String parent, String name) {
    return Optional.ofNullable(in(parent).get(name));
  }

  /** The key of that name, which must be in the table. */
  public static Key get(String parent, String name) {
    return find(parent, name)
        .orElseThrow(() -> new IllegalArgumentException("no key " + name + " in " + parent));
  }

  /** The keys of a dictionary, in the order of the table. */
  public static List<Key> of(String parent) {
    return List.copyOf(in(parent).values());
  }

  /** Whether the table has keys for a dictionary. */
  public static boolean has(String parent) {
    return BY_PARENT.containsKey(parent);
  }

  /** Every key there is. */
  public static List<Key> all() {
    return BY_PARENT.values().stream().flatMap(keys -> keys.values().stream()).toList();
  }

  private static Map<String, Key> in(String parent) {
    return BY_PARENT.getOrDefault(parent, Map.of());
  }

  private static Map<String, Map<String, Key>> load() {
    Map<String, Map<String, Key>> table = new LinkedHashMap<>();
    try (InputStream file = KeyTable.class.getResourceAsStream("keys.tsv")) {
      if (file == null) {
        throw new IllegalStateException("keys.tsv is missing from the library");
      }
      new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
          .lines()
          .filter(line -> !line.startsWith("#"))
          .skip(1)
          .map(KeyTable::row)
          .forEach(
              key ->
                  table
                      .computeIfAbsent(key.parent(), parent -> new LinkedHashMap<>())
                      .put(key.name(), key));
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Key row(String line) {
    String[] cells = line.split("\t", -1);
    return new Key(
        cells[0],
        cells[1],
        TypeSpec.parse(cells[2]),
        Values.parse(cells[3]),
        Key.Status.valueOf(cells[4].toUpperCase(Locale.ROOT)),
        cells[5],
        cells[6],
        cells[7]);
  }
}
