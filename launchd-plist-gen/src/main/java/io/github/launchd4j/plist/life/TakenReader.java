package io.github.launchd4j.plist.life;

import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.TypeSpec.Mismatch;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.life.Omission.Reason;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Walks a property list as launchd's import functions do. */
final class TakenReader {

  private final List<Omission> omissions = new ArrayList<>();
  private final Set<Entry> counting = new HashSet<>();

  TakenReader(PlistDictionary file) {
    for (Demand demand : Demands.of(file).all()) {
      counting.add(demand.entry());
    }
    Timing timing = Timing.of(file);
    timing.throttleEntry().ifPresent(counting::add);
    timing.exitTimeOutEntry().ifPresent(counting::add);
  }

  List<Omission> omissions() {
    return List.copyOf(omissions);
  }

  PlistDictionary dictionary(PlistDictionary dictionary, String parent, List<String> around) {
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : dictionary.entries()) {
      Key key = KeyTable.find(parent, KeyTable.spelling(parent, entry.key())).orElse(null);
      List<String> path = with(around, key == null ? entry.key() : key.name());
      PlistValue value =
          key == null ? omit(Reason.UNKNOWN, path, entry.value()) : of(key, entry, path);
      if (key != null && value != null) {
        kept.add(new Entry(key.name(), entry.keyPosition(), value));
      }
    }
    return new PlistDictionary(kept, dictionary.position());
  }

  /** What launchd takes of a value; null if that is nothing. */
  private @Nullable PlistValue of(Key key, Entry entry, List<String> path) {
    if (key.status() == Key.Status.REMOVED) {
      return omit(Reason.REMOVED, path, entry.value());
    } else if (isOutOfRange(key, entry)) {
      return omit(Reason.NUMBER, path, entry.value());
    } else if (isLarge(key, entry.value())) {
      return omit(Reason.LARGE, path, entry.value());
    }
    IdentityHashMap<PlistValue, Mismatch> wrong = new IdentityHashMap<>();
    for (Mismatch mismatch : key.type().allMismatches(entry.value())) {
      wrong.put(mismatch.value(), mismatch);
    }
    PlistValue rest = wrong.isEmpty() ? entry.value() : without(wrong, entry.value(), path);
    return rest == null ? null : inside(rest, key.name(), path);
  }

  private boolean isOutOfRange(Key key, Entry entry) {
    if (!(key.values() instanceof Values.Range range)
        || !(entry.value() instanceof PlistInteger number)) {
      return false;
    }
    boolean top = key.parent().equals(KeyTable.TOP);
    if (top && Timing.SECONDS.contains(key.name())) {
      return !counting.contains(entry);
    }
    boolean nice = top && key.name().equals("Nice"); // launchd-842, core.c:2782
    return (nice && !range.contains(number.value())) || isLarge(key, number);
  }

  /** Whether a number fits no int; limits are long. */
  private static boolean isLarge(Key key, PlistValue value) {
    return value instanceof PlistInteger number
        && !number.isInt()
        && !key.parent().endsWith("ResourceLimits");
  }

  private @Nullable PlistValue without(
      IdentityHashMap<PlistValue, Mismatch> wrong, PlistValue value, List<String> path) {
    Mismatch mismatch = wrong.get(value);
    if (mismatch != null) {
      omissions.add(new Omission(Reason.WRONG_TYPE, path, value, Optional.of(mismatch)));
      return null;
    }
    if (value instanceof PlistArray array) {
      List<PlistValue> kept = new ArrayList<>();
      for (PlistValue element : array.values()) {
        PlistValue rest = without(wrong, element, with(path, Omission.ELEMENT));
        if (rest != null) {
          kept.add(rest);
        }
      }
      return new PlistArray(kept, array.position());
    }
    if (value instanceof PlistDictionary dictionary) {
      List<Entry> kept = new ArrayList<>();
      for (Entry entry : dictionary.entries()) {
        PlistValue rest = without(wrong, entry.value(), with(path, entry.key()));
        if (rest != null) {
          kept.add(new Entry(entry.key(), entry.keyPosition(), rest));
        }
      }
      return new PlistDictionary(kept, dictionary.position());
    }
    return value;
  }

  /** The same for the dictionaries inside that have keys of their own. */
  private @Nullable PlistValue inside(PlistValue value, String name, List<String> path) {
    if (KeyTable.has(name)) {
      return dictionaries(value, name, path);
    }
    String named = name + ".*";
    if (!KeyTable.has(named) || !(value instanceof PlistDictionary dictionary)) {
      return value;
    }
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : dictionary.entries()) {
      PlistValue rest = dictionaries(entry.value(), named, with(path, entry.key()));
      if (rest != null) {
        kept.add(new Entry(entry.key(), entry.keyPosition(), rest));
      }
    }
    return new PlistDictionary(kept, dictionary.position());
  }

  /** A dictionary, or those in an array. */
  private @Nullable PlistValue dictionaries(PlistValue value, String parent, List<String> path) {
    if (value instanceof PlistDictionary one) {
      return parent.equals(KeyTable.CALENDAR) && CalendarSchedule.of(one).isEmpty()
          ? omit(Reason.INTERVAL, path, one)
          : dictionary(one, parent, path);
    }
    if (!(value instanceof PlistArray array)) {
      return value;
    }
    List<PlistValue> kept = new ArrayList<>();
    for (PlistValue element : array.values()) {
      PlistValue rest = dictionaries(element, parent, path);
      if (rest != null) {
        kept.add(rest);
      }
    }
    return new PlistArray(kept, array.position());
  }

  private @Nullable PlistValue omit(Reason reason, List<String> path, PlistValue value) {
    omissions.add(new Omission(reason, path, value, Optional.empty()));
    return null;
  }

  private static List<String> with(List<String> path, String key) {
    List<String> longer = new ArrayList<>(path);
    longer.add(key);
    return longer;
  }
}
