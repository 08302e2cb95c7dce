package io.github.launchd4j.plist.inspect;

import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ways through the tree of a job. */
public final class Walk {

  private static final List<String> OF_MACOS =
      List.of("/System/", "/usr/libexec/", "/usr/sbin/", "/usr/bin/", "/bin/", "/sbin/");

  private Walk() {}

  /**
   * An entry of a dictionary whose keys launchd knows.
   *
   * @param parent the dictionary, as the key table names it
   * @param path what leads to the dictionary: {@code "Sockets.Listeners."}, empty for the job
   * @param entry what stands in it
   * @param key what the table knows of it
   */
  public record Found(String parent, String path, Entry entry, Optional<Key> key) {

    Found(String parent, String path, Entry entry) {
      this(parent, path, entry, KeyTable.find(parent, entry.key()));
    }
  }

  /**
   * An entry whose key the table has.
   *
   * @param path as {@link Found} has it
   */
  public record Known(Key key, String path, Entry entry) {}

  /** Every entry of the job, and of each dictionary in it that the key table has keys for. */
  public static List<Found> entries(PlistDictionary job) {
    List<Found> found = new ArrayList<>();
    addEntries(KeyTable.TOP, "", job, found);
    return found;
  }

  private static void addEntries(
      String parent, String path, PlistDictionary dictionary, List<Found> found) {
    for (Entry entry : dictionary.entries()) {
      found.add(new Found(parent, path, entry));
      if (entry.value() instanceof PlistDictionary || entry.value() instanceof PlistArray) {
        String inside = KeyTable.inside(parent, entry.key());
        addInner(inside, path + entry.key(), entry.value(), found);
      }
    }
  }

  private static void addInner(String parent, String path, PlistValue value, List<Found> found) {
    if (KeyTable.has(parent)) {
      if (value instanceof PlistDictionary dictionary) {
        addEntries(parent, path + ".", dictionary, found);
      } else if (value instanceof PlistArray array) {
        int index = 0;
        for (PlistValue element : array.values()) {
          addInner(parent, path + "[" + index++ + "]", element, found);
        }
      }
    } else if (value instanceof PlistDictionary named && KeyTable.hasBelow(parent)) {
      for (Entry entry : named.entries()) {
        String inside = KeyTable.inside(parent, entry.key());
        addInner(inside, path + "." + entry.key(), entry.value(), found);
      }
    }
  }

  /** Every dictionary in Sockets, those in arrays included. */
  public static List<PlistDictionary> sockets(PlistDictionary job) {
    List<PlistDictionary> sockets = new ArrayList<>();
    if (job.get("Sockets").orElse(null) instanceof PlistDictionary named) {
      for (Entry entry : named.entries()) {
        sockets.addAll(dictionaries(entry.value()));
      }
    }
    return sockets;
  }

  /** The value, if it is a dictionary, or those in it, if it is an array. */
  private static List<PlistDictionary> dictionaries(PlistValue value) {
    if (value instanceof PlistDictionary dictionary) {
      return List.of(dictionary);
    }
    return elements(value, PlistDictionary.class);
  }

  /** The strings in a value, if it is an array. */
  public static List<PlistString> strings(PlistValue value) {
    return elements(value, PlistString.class);
  }

  private static <T> List<T> elements(PlistValue value, Class<T> type) {
    List<T> elements = new ArrayList<>();
    if (value instanceof PlistArray array) {
      for (PlistValue element : array.values()) {
        if (type.isInstance(element)) {
          elements.add(type.cast(element));
        }
      }
    }
    return elements;
  }

  /** Every value there is, however deep. */
  public static List<PlistValue> everything(PlistDictionary job) {
    List<PlistValue> met = new ArrayList<>(List.of(job));
    for (int i = 0; i < met.size(); i++) {
      if (met.get(i) instanceof PlistDictionary dictionary) {
        for (Entry entry : dictionary.entries()) {
          met.add(entry.value());
        }
      } else if (met.get(i) instanceof PlistArray array) {
        met.addAll(array.values());
      }
    }
    return met;
  }

  public static Optional<PlistString> string(PlistDictionary dictionary, String key) {
    return value(dictionary, key, PlistString.class);
  }

  public static Optional<PlistInteger> integer(PlistDictionary dictionary, String key) {
    return value(dictionary, key, PlistInteger.class);
  }

  public static Optional<PlistDictionary> dictionary(PlistDictionary parent, String key) {
    return value(parent, key, PlistDictionary.class);
  }

  private static <T> Optional<T> value(PlistDictionary dictionary, String key, Class<T> type) {
    PlistValue value = dictionary.get(key).orElse(null);
    return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
  }

  /** The entry of a key, if its value is this boolean. */
  public static Optional<Entry> flag(PlistDictionary dictionary, String key, boolean wanted) {
    Optional<Entry> entry = dictionary.entry(key);
    return entry.isPresent()
            && entry.get().value() instanceof PlistBoolean bool
            && bool.value() == wanted
        ? entry
        : Optional.empty();
  }

  /** The word that names the program: Program, else the first of ProgramArguments. */
  public static Optional<PlistString> program(PlistDictionary job) {
    Optional<PlistString> program = string(job, "Program");
    return program.isPresent() ? program : firstArgument(job);
  }

  public static Optional<PlistString> firstArgument(PlistDictionary job) {
    return job.get("ProgramArguments").orElse(null) instanceof PlistArray array
            && !array.values().isEmpty()
            && array.values().get(0) instanceof PlistString first
        ? Optional.of(first)
        : Optional.empty();
  }

  /** The strings of ProgramArguments, the first among them. */
  public static List<PlistString> arguments(PlistDictionary job) {
    return job.get("ProgramArguments").isPresent()
        ? strings(job.get("ProgramArguments").get())
        : List.of();
  }

  /** The dictionaries of StartCalendarInterval. */
  public static List<PlistDictionary> calendar(PlistDictionary job) {
    Optional<PlistValue> intervals = job.get("StartCalendarInterval");
    return intervals.isPresent() ? dictionaries(intervals.get()) : List.of();
  }

  /** The variables of the environment that are strings, as {@link #text} gives them. */
  public static List<Entry> environment(PlistDictionary job) {
    List<Entry> strings = new ArrayList<>();
    if (job.get("EnvironmentVariables").orElse(null) instanceof PlistDictionary variables) {
      for (Entry variable : variables.entries()) {
        if (variable.value() instanceof PlistString) {
          strings.add(variable);
        }
      }
    }
    return strings;
  }

  /** The string that an entry of {@link #environment} holds. */
  public static PlistString text(Entry entry) {
    return (PlistString) entry.value();
  }

  /** Whether the key holds an array or a dictionary with something in it. */
  public static boolean isFilled(PlistDictionary job, String key) {
    PlistValue value = job.get(key).orElse(null);
    return (value instanceof PlistArray array && !array.values().isEmpty())
        || (value instanceof PlistDictionary dictionary && !dictionary.entries().isEmpty());
  }

  /** Whether an entry of Sockets has a path, its own or one that launchd makes. */
  public static boolean isUnix(PlistDictionary socket) {
    return socket.has("SockPathName") || socket.has("SecureSocketWithKey");
  }

  /** Whether the program is none that macOS brings along. */
  public static boolean isThirdParty(PlistDictionary job, CommandLine command) {
    if (command.isInterpreter()) {
      return true;
    }
    Optional<PlistString> program = program(job);
    return program.isPresent() && !Chars.startsWithOneOf(program.get().value(), OF_MACOS);
  }
}
