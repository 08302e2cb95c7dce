package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Ways through the tree of a job. */
final class Walk {

  private Walk() {}

  /**
   * An entry of a dictionary whose keys launchd knows.
   *
   * @param parent the dictionary, as the key table names it
   */
  record Found(String parent, Entry entry) {

    Optional<Key> key() {
      return KeyTable.find(parent, entry.key());
    }
  }

  /** Every entry of the job, and of each dictionary in it that the key table has keys for. */
  static List<Found> entries(PlistDictionary job) {
    List<Found> found = new ArrayList<>();
    for (Entry entry : job.entries()) {
      found.add(new Found(KeyTable.TOP, entry));
      addInner(entry.key(), entry.value(), found);
      if (entry.value() instanceof PlistDictionary named) {
        String parent = entry.key() + ".*";
        named.entries().forEach(inner -> addInner(parent, inner.value(), found));
      }
    }
    return found;
  }

  private static void addInner(String parent, PlistValue value, List<Found> found) {
    if (!KeyTable.of(parent).isEmpty()) {
      dictionaries(value)
          .flatMap(dictionary -> dictionary.entries().stream())
          .forEach(entry -> found.add(new Found(parent, entry)));
    }
  }

  /** Every dictionary in Sockets, those in arrays included. */
  static Stream<PlistDictionary> sockets(PlistDictionary job) {
    return job.get("Sockets").stream()
        .filter(PlistDictionary.class::isInstance)
        .flatMap(sockets -> ((PlistDictionary) sockets).entries().stream())
        .flatMap(entry -> dictionaries(entry.value()));
  }

  /** The value, if it is a dictionary, or those in it, if it is an array. */
  private static Stream<PlistDictionary> dictionaries(PlistValue value) {
    Stream<PlistValue> values =
        value instanceof PlistArray array ? array.values().stream() : Stream.of(value);
    return values.filter(PlistDictionary.class::isInstance).map(PlistDictionary.class::cast);
  }

  /** Every value there is, however deep. */
  static List<PlistValue> everything(PlistDictionary job) {
    List<PlistValue> met = new ArrayList<>();
    Deque<PlistValue> open = new ArrayDeque<>(List.of(job));
    while (!open.isEmpty()) {
      PlistValue value = open.remove();
      met.add(value);
      if (value instanceof PlistDictionary dictionary) {
        dictionary.entries().forEach(entry -> open.add(entry.value()));
      } else if (value instanceof PlistArray array) {
        open.addAll(array.values());
      }
    }
    return met;
  }

  static Optional<PlistString> string(PlistDictionary dictionary, String key) {
    return dictionary.get(key).map(v -> v instanceof PlistString string ? string : null);
  }

  /** The entry of a key, if its value is this boolean. */
  static Optional<Entry> flag(PlistDictionary dictionary, String key, boolean wanted) {
    return dictionary
        .entry(key)
        .filter(e -> e.value() instanceof PlistBoolean bool && bool.value() == wanted);
  }

  /** The word that names the program: Program, else the first of ProgramArguments. */
  static Optional<PlistString> program(PlistDictionary job) {
    return string(job, "Program").or(() -> firstArgument(job));
  }

  static Optional<PlistString> firstArgument(PlistDictionary job) {
    return job.get("ProgramArguments")
        .map(v -> v instanceof PlistArray array && !array.values().isEmpty() ? array : null)
        .map(array -> array.values().get(0) instanceof PlistString string ? string : null);
  }

  /** Whether the program is a java binary by its name. */
  static boolean isJava(PlistDictionary job) {
    return program(job)
        .map(PlistString::value)
        .filter(path -> path.equals("java") || path.endsWith("/java"))
        .isPresent();
  }
}
