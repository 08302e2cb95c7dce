package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
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

  private static final List<String> OF_MACOS =
      List.of("/System/", "/usr/libexec/", "/usr/sbin/", "/usr/bin/", "/bin/", "/sbin/");

  private Walk() {}

  /**
   * An entry of a dictionary whose keys launchd knows.
   *
   * @param parent the dictionary, as the key table names it
   * @param entry what stands in it
   * @param key what the table knows of it
   */
  record Found(String parent, Entry entry, Optional<Key> key) {

    Found(String parent, Entry entry) {
      this(parent, entry, KeyTable.find(parent, entry.key()));
    }
  }

  /** An entry whose key the table has. */
  record Known(Key key, Entry entry) {}

  /** Every entry of the job, and of each dictionary in it that the key table has keys for. */
  static List<Found> entries(PlistDictionary job) {
    List<Found> found = new ArrayList<>();
    for (Entry entry : job.entries()) {
      found.add(new Found(KeyTable.TOP, entry));
      addInner(entry.key(), entry.value(), found);
      if (entry.value() instanceof PlistDictionary named) {
        String parent = entry.key() + ".*";
        if (KeyTable.has(parent)) {
          named.entries().forEach(inner -> addInner(parent, inner.value(), found));
        }
      }
    }
    return found;
  }

  private static void addInner(String parent, PlistValue value, List<Found> found) {
    if (KeyTable.has(parent)) {
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

  /** The strings of ProgramArguments, the first among them. */
  static List<PlistString> arguments(PlistDictionary job) {
    return job.get("ProgramArguments").orElse(null) instanceof PlistArray array
        ? array.values().stream()
            .filter(PlistString.class::isInstance)
            .map(PlistString.class::cast)
            .toList()
        : List.of();
  }

  /** The dictionary under a key, if there is one. */
  static Stream<PlistDictionary> dictionary(PlistDictionary parent, String key) {
    return parent.get(key).stream()
        .filter(PlistDictionary.class::isInstance)
        .map(PlistDictionary.class::cast);
  }

  static Optional<PlistInteger> integer(PlistDictionary dictionary, String key) {
    return dictionary.get(key).map(v -> v instanceof PlistInteger integer ? integer : null);
  }

  /** The dictionaries of StartCalendarInterval. */
  static Stream<PlistDictionary> calendar(PlistDictionary job) {
    return job.get("StartCalendarInterval").stream().flatMap(Walk::dictionaries);
  }

  /** The variables of the environment that are strings, as {@link #text} gives them. */
  static Stream<Entry> environment(PlistDictionary job) {
    return dictionary(job, "EnvironmentVariables")
        .flatMap(variables -> variables.entries().stream())
        .filter(entry -> entry.value() instanceof PlistString);
  }

  /** The string that an entry of {@link #environment} holds. */
  static PlistString text(Entry entry) {
    return (PlistString) entry.value();
  }

  /** Whether the key holds an array or a dictionary with something in it. */
  static boolean isFilled(PlistDictionary job, String key) {
    PlistValue value = job.get(key).orElse(null);
    return (value instanceof PlistArray array && !array.values().isEmpty())
        || (value instanceof PlistDictionary dictionary && !dictionary.entries().isEmpty());
  }

  /** Whether an entry of Sockets has a path, its own or one that launchd makes. */
  static boolean isUnix(PlistDictionary socket) {
    return socket.has("SockPathName") || socket.has("SecureSocketWithKey");
  }

  /** Whether the program is a java binary by its name. */
  static boolean isJava(PlistDictionary job) {
    return CommandLine.of(job).isJava();
  }

  /** Whether the program is none that macOS brings along. */
  static boolean isThirdParty(PlistDictionary job, CommandLine command) {
    String path = program(job).map(PlistString::value).orElse("/usr/bin/");
    return command.isInterpreter()
        || OF_MACOS.stream().noneMatch(folder -> path.startsWith(folder));
  }
}
