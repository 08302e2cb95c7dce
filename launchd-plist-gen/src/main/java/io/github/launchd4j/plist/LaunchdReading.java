package io.github.launchd4j.plist;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.TypeSpec.Mismatch;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * Reads a job as launchd does: the case of a key does not matter (launchd-842, core.c:2387 to
 * 3043), and values of a wrong type are left out (job_import_keys looks up each key among those of
 * the type that its value has; envitem_setup, 5971).
 */
final class LaunchdReading {
  // A mistake here is fatal: what is run is never guessed.
  private static final Set<String> FATAL = Set.of("Label", "Program", "ProgramArguments");

  private final BiConsumer<String, PlistException> ignored;

  LaunchdReading(BiConsumer<String, PlistException> ignored) {
    this.ignored = ignored;
  }

  /** The job with the keys spelled as in the table, and without values of a wrong type. */
  PlistDictionary of(PlistDictionary job) {
    List<Entry> kept = new ArrayList<>();
    for (Entry each : job.entries()) {
      Entry entry = spelled(KeyTable.TOP, each);
      if (FATAL.contains(entry.key())) {
        kept.add(entry);
      } else {
        checked(KeyTable.TOP, "", entry)
            .map(value -> inside(entry.key(), value))
            .ifPresent(value -> kept.add(new Entry(entry.key(), value)));
      }
    }
    return new PlistDictionary(kept, job.position());
  }

  private static Entry spelled(String parent, Entry entry) {
    return new Entry(KeyTable.spelling(parent, entry.key()), entry.keyPosition(), entry.value());
  }

  /** The value of a key that holds dictionaries with keys of their own. */
  private PlistValue inside(String name, PlistValue value) {
    if (KeyTable.has(name + ".*") && value instanceof PlistDictionary named) {
      List<Entry> kept = new ArrayList<>();
      for (Entry each : named.entries()) {
        PlistValue entry = dictionaries(name + ".*", name + "." + each.key(), each.value());
        kept.add(new Entry(each.key(), entry));
      }
      return new PlistDictionary(kept, named.position());
    }
    return KeyTable.has(name) ? dictionaries(name, name, value) : value;
  }

  private PlistValue dictionaries(String parent, String path, PlistValue value) {
    if (value instanceof PlistDictionary one) {
      return dictionary(parent, path, one);
    } else if (value instanceof PlistArray all) {
      return new PlistArray(
          all.values().stream().map(each -> dictionaries(parent, path, each)).toList());
    }
    return value;
  }

  private PlistDictionary dictionary(String parent, String path, PlistDictionary dictionary) {
    List<Entry> kept = new ArrayList<>();
    for (Entry each : dictionary.entries()) {
      Entry entry = spelled(parent, each);
      checked(parent, path + ".", entry)
          .ifPresent(value -> kept.add(new Entry(entry.key(), value)));
    }
    return new PlistDictionary(kept, dictionary.position());
  }

  /** The value without what is wrong in it; empty if all of it is. */
  private Optional<PlistValue> checked(String parent, String path, Entry entry) {
    PlistValue value = entry.value();
    Key key = KeyTable.find(parent, entry.key()).orElse(null);
    if (key == null) {
      return Optional.of(value);
    }
    Set<PlistValue> wrong = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Mismatch each : key.type().allMismatches(value)) {
      wrong.add(each.value());
      ignored.accept(path + entry.key(), Typed.wrongType(entry.key(), each));
    }
    return without(value, wrong).filter(rest -> fits(parent, path, new Entry(entry.key(), rest)));
  }

  private boolean fits(String parent, String path, Entry entry) {
    try {
      if (!parent.equals(KeyTable.TOP) || Job.KEYS.contains(entry.key())) {
        Typed.check(new PlistDictionary(List.of(entry)), parent, List.of(entry.key()));
      }
      return true;
    } catch (PlistException e) {
      ignored.accept(path + entry.key(), e);
      return false;
    }
  }

  private static Optional<PlistValue> without(PlistValue value, Set<PlistValue> wrong) {
    if (wrong.contains(value)) {
      return Optional.empty();
    }
    if (value instanceof PlistArray array) {
      List<PlistValue> kept = new ArrayList<>();
      array.values().forEach(each -> without(each, wrong).ifPresent(kept::add));
      return Optional.of(new PlistArray(kept));
    } else if (value instanceof PlistDictionary dictionary) {
      List<Entry> kept = new ArrayList<>();
      for (Entry each : dictionary.entries()) {
        without(each.value(), wrong).ifPresent(rest -> kept.add(new Entry(each.key(), rest)));
      }
      return Optional.of(new PlistDictionary(kept, dictionary.position()));
    }
    return Optional.of(value);
  }
}
