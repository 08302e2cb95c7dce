package io.github.launchd4j.plist.key;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table keys.tsv, whose head explains its columns and sources. */
public final class KeyTable {

  /** The parent of the keys of the job itself. */
  public static final String TOP = "-";

  /** The parent of the keys of an entry of Sockets. */
  public static final String SOCKET = "Sockets.*";

  /** The parent of the keys of a Mach service. */
  public static final String MACH_SERVICE = "MachServices.*";

  /** The parent of the keys of an interval. */
  public static final String CALENDAR = "StartCalendarInterval";

  /** The parent of the facts of a launch constraint, at whatever depth. */
  public static final String CONSTRAINT = "SpawnConstraint";

  /** The operators of a constraint that hold facts, not values. */
  private static final Set<String> NESTS =
      Set.of("$and", "$or", "$optional", "$and-array", "$or-array");

  /** The row that stands for every other key of a dictionary. */
  private static final String ANY_OTHER = "*";

  private static final Map<String, Map<String, Row>> BY_PARENT = load();

  private KeyTable() {}

  /** The key of that name, in exactly that case. */
  public static Optional<Key> find(String parent, String name) {
    Row row = in(parent).get(name);
    if (row != null && !name.equals(ANY_OTHER)) {
      return Optional.of(row.key());
    }
    Optional<Key> other = anyOther(parent);
    return other.isPresent() ? Optional.of(other.get().named(name)) : other;
  }

  /** Whether launchd knows the name; what else {@link #find} finds, the job's owner named. */
  public static boolean isNamed(String parent, String name) {
    return in(parent).containsKey(name) && !name.equals(ANY_OTHER);
  }

  /** What is known of the keys that the table does not name, if any key is fine there. */
  public static Optional<Key> anyOther(String parent) {
    Row row = in(parent).get(ANY_OTHER);
    return row == null ? Optional.empty() : Optional.of(row.key());
  }

  /**
   * The parent of what is in the value of a key. It may have keys, or only entries whose values
   * have, or neither.
   */
  public static String inside(String parent, String name) {
    if (parent.equals(TOP)) {
      return name;
    }
    if (parent.startsWith(CONSTRAINT)) {
      return NESTS.contains(name) ? CONSTRAINT : CONSTRAINT + ".*";
    }
    String named = parent + "." + name;
    return has(named + ".*") ? named : parent + ".*";
  }

  /** The name of a key as the table spells it, whatever its case; the name itself if unknown. */
  public static String spelling(String parent, String name) {
    if (in(parent).containsKey(name)) {
      return name;
    }
    for (String known : in(parent).keySet()) {
      if (known.equalsIgnoreCase(name)) {
        return known;
      }
    }
    return name;
  }

  /** The key of that name, which must be in the table. */
  public static Key get(String parent, String name) {
    Optional<Key> key = find(parent, name);
    if (key.isEmpty()) {
      throw new IllegalArgumentException("no key " + name + " in " + parent);
    }
    return key.get();
  }

  /** The keys of a dictionary, in the order of the table. */
  public static List<Key> of(String parent) {
    List<Key> keys = new ArrayList<>();
    for (Row row : in(parent).values()) {
      if (!row.key().name().equals(ANY_OTHER)) {
        keys.add(row.key());
      }
    }
    return List.copyOf(keys);
  }

  /** Whether the table has keys for a dictionary. */
  public static boolean has(String parent) {
    return BY_PARENT.containsKey(parent);
  }

  /** Whether the table has keys for what is inside a dictionary. */
  public static boolean hasBelow(String parent) {
    String below = parent + ".";
    for (String other : BY_PARENT.keySet()) {
      if (other.startsWith(below)) {
        return true;
      }
    }
    return false;
  }

  /** The entries of a dictionary by name whose values the table has keys for, each its own. */
  public static List<String> namedBelow(String parent) {
    String begin = parent + ".";
    List<String> names = new ArrayList<>();
    for (String other : BY_PARENT.keySet()) {
      if (other.startsWith(begin) && !other.equals(begin + "*")) {
        names.add(other.substring(begin.length(), other.length() - ".*".length()));
      }
    }
    return names;
  }

  /** Every key there is. */
  public static List<Key> all() {
    List<Key> keys = new ArrayList<>();
    for (String parent : BY_PARENT.keySet()) {
      keys.addAll(of(parent));
    }
    return List.copyOf(keys);
  }

  private static Map<String, Row> in(String parent) {
    return BY_PARENT.getOrDefault(parent, Map.of());
  }

  private static Map<String, Map<String, Row>> load() {
    Map<String, Map<String, Row>> table = new LinkedHashMap<>();
    try (InputStream file = KeyTable.class.getResourceAsStream("keys.tsv")) {
      if (file == null) {
        throw new IllegalStateException("keys.tsv is missing from the library");
      }
      for (String line : new String(file.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
        if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("key\t")) {
          int name = line.indexOf('\t');
          String parent = line.substring(name + 1, line.indexOf('\t', name + 1));
          table.putIfAbsent(parent, new LinkedHashMap<>());
          table.get(parent).put(line.substring(0, name), new Row(line));
        }
      }
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A line of the table, taken apart when its key is asked for: most jobs have a tenth of them. */
  private static final class Row {

    private final String line;
    private volatile @Nullable Key key;

    Row(String line) {
      this.line = line;
    }

    Key key() {
      Key known = key;
      if (known == null) {
        known = read(line.split("\t", -1));
        key = known;
      }
      return known;
    }

    private static Key read(String[] cells) {
      return new Key(
          cells[0],
          cells[1],
          TypeSpec.parse(cells[2]),
          Values.parse(cells[3]),
          Key.Status.valueOf(cells[4].toUpperCase(Locale.ROOT)),
          cells[5],
          orEmpty(cells[6]),
          orEmpty(cells[7]),
          cells[8],
          cells[9]);
    }

    private static String orEmpty(String cell) {
      return cell.equals("-") ? "" : cell;
    }
  }
}
