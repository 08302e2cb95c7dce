package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.TypeSpec.Mismatch;
import io.github.launchd4j.plist.key.Values;
import io.github.launchd4j.plist.life.CalendarSchedule;
import io.github.launchd4j.plist.life.Demands;
import io.github.launchd4j.plist.life.Timing;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Takes out of a property list what launchd ignores: values of a wrong type and numbers that are
 * out of range (launchd-842, core.c:2742-2841, each import function falls through), keys that it no
 * longer implements, keys that it does not know.
 */
final class Ignored {

  private static final int MANY = 20;

  /** What launchd takes no job from (launchd-842, core.c:3102 and 3155). */
  private static final Set<String> NEEDED = Set.of("Label", "ProgramArguments");

  private final List<String> refusals = new ArrayList<>();
  private final List<String> sentences = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final Set<Entry> taken = new HashSet<>();

  /**
   * What is left.
   *
   * @param refusals for what launchd refuses the whole file, one sentence each
   * @param ignored what it ignores, one sentence each
   */
  record Result(PlistDictionary rest, List<String> refusals, List<String> ignored) {}

  private Ignored(Demands demands, Timing timing) {
    demands.all().forEach(demand -> taken.add(demand.entry()));
    timing.throttleEntry().ifPresent(taken::add);
    timing.exitTimeOutEntry().ifPresent(taken::add);
  }

  static Result in(PlistDictionary job, Demands demands, Timing timing) {
    Ignored ignored = new Ignored(demands, timing);
    PlistDictionary rest = ignored.without(job, KeyTable.TOP, "");
    if (!rest.has("Label")) {
      ignored.refusals.add("launchd refuses this file: it has no Label that is a string.");
      rest = rest.with("Label", new PlistString("(no Label)"));
    }
    return new Result(rest, ignored.refusals, ignored.told());
  }

  private List<String> told() {
    List<String> told = new ArrayList<>(sentences.subList(0, Math.min(MANY, sentences.size())));
    if (sentences.size() > MANY) {
      told.add("And " + (sentences.size() - MANY) + " more values of this kind.");
    }
    if (!unknown.isEmpty()) {
      List<String> first = unknown.subList(0, Math.min(MANY, unknown.size()));
      told.add(
          (unknown.size() == 1 ? "The key " : "The keys ")
              + Words.list(first, "and")
              + (unknown.size() > MANY ? " and more" : "")
              + ", which it does not know.");
    }
    return told;
  }

  private PlistDictionary without(PlistDictionary dictionary, String parent, String where) {
    List<Entry> kept = new ArrayList<>();
    for (Entry entry : dictionary.entries()) {
      Optional<Key> key = find(parent, entry.key());
      if (key.isPresent()) {
        PlistValue value = without(key.get(), entry, where);
        if (value != null) {
          kept.add(new Entry(key.get().name(), entry.keyPosition(), value));
        }
      } else if (where.isEmpty()) {
        unknown.add(entry.key());
      }
    }
    return new PlistDictionary(kept, dictionary.position());
  }

  /** launchd-842 compares keys without regard to case (core.c:2387 to 3043). */
  private static Optional<Key> find(String parent, String name) {
    return KeyTable.find(parent, KeyTable.spelling(parent, name));
  }

  /** What launchd takes of a value; null if that is nothing. */
  private @Nullable PlistValue without(Key key, Entry entry, String where) {
    PlistValue value = entry.value();
    if (key.status() == Key.Status.REMOVED) {
      sentences.add(key.name() + where + ": it is no longer implemented.");
      return null;
    }
    if (isDropped(key, entry)) {
      sentences.add(
          key.name() + " " + Words.of(value) + where + ": a number that it does not take.");
      return null;
    }
    if (isTooLarge(key, value)) {
      return null; // it counts, and Job has no number for it: Demands and Timing have
    }
    List<Mismatch> mismatches = key.type().allMismatches(value);
    WrongValues wrong = new WrongValues(mismatches);
    PlistValue rest = mismatches.isEmpty() ? value : wrong.without(value, key.name(), where);
    boolean refused = where.isEmpty() && NEEDED.contains(key.name());
    wrong
        .told()
        .forEach(
            sentence ->
                (refused ? refusals : sentences)
                    .add(refused ? "launchd refuses this file. " + sentence : sentence));
    return rest == null ? null : inner(rest, key.name(), where);
  }

  private boolean isDropped(Key key, Entry entry) {
    if (!(key.values() instanceof Values.Range range)
        || !(entry.value() instanceof PlistInteger number)) {
      return false;
    }
    boolean top = key.parent().equals(KeyTable.TOP);
    if (top && Timing.SECONDS.contains(key.name())) {
      return !taken.contains(entry);
    }
    boolean nice = top && key.name().equals("Nice"); // launchd-842, core.c:2782
    return (nice && !range.contains(number.value())) || isTooLarge(key, number);
  }

  /** Whether Job would refuse a number; it has long limits. */
  private static boolean isTooLarge(Key key, PlistValue value) {
    return value instanceof PlistInteger number
        && !number.isInt()
        && !key.parent().endsWith("ResourceLimits");
  }

  /** The same for the dictionaries inside that have keys of their own. */
  private PlistValue inner(PlistValue value, String name, String where) {
    if (KeyTable.has(name)) {
      return each(value, name, " in " + name + where);
    }
    String named = name + ".*";
    if (!KeyTable.has(named) || !(value instanceof PlistDictionary dictionary)) {
      return value;
    }
    List<Entry> entries = new ArrayList<>();
    for (Entry entry : dictionary.entries()) {
      String in = " in " + entry.key() + " in " + name + where;
      entries.add(new Entry(entry.key(), entry.keyPosition(), each(entry.value(), named, in)));
    }
    return new PlistDictionary(entries, dictionary.position());
  }

  private PlistValue each(PlistValue value, String parent, String where) {
    if (value instanceof PlistDictionary dictionary) {
      if (parent.equals(KeyTable.CALENDAR) && CalendarSchedule.of(dictionary).isEmpty()) {
        sentences.add(
            "The interval "
                + Words.of(dictionary)
                + where
                + ": the whole interval, because one element is out of range or not an integer.");
        return PlistDictionary.EMPTY;
      }
      return without(dictionary, parent, where);
    }
    return value instanceof PlistArray array
        ? new PlistArray(
            array.values().stream().map(element -> each(element, parent, where)).toList(),
            array.position())
        : value;
  }
}
