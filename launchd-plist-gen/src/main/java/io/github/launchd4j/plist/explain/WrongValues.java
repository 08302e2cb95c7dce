package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.key.TypeSpec.Mismatch;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes values of a wrong type out of a tree. */
final class WrongValues {

  private final IdentityHashMap<PlistValue, Mismatch> wrong = new IdentityHashMap<>();
  private final List<String> told = new ArrayList<>();

  WrongValues(List<Mismatch> mismatches) {
    mismatches.forEach(mismatch -> wrong.put(mismatch.value(), mismatch));
  }

  /** A sentence for each value that was taken out. */
  List<String> told() {
    return told;
  }

  /**
   * A value without those that are wrong; null if it is one of them.
   *
   * @param name the key of the value
   * @param where the dictionaries around it, {@code " in Sockets"}
   */
  @Nullable PlistValue without(PlistValue value, String name, String where) {
    Mismatch mismatch = wrong.get(value);
    if (mismatch != null) {
      told.add(mismatch.describe(name + where) + ".");
      return null;
    }
    if (value instanceof PlistArray array) {
      List<PlistValue> kept = new ArrayList<>();
      for (PlistValue element : array.values()) {
        PlistValue rest = without(element, "An element of " + name, where);
        if (rest != null) {
          kept.add(rest);
        }
      }
      return new PlistArray(kept, array.position());
    }
    if (value instanceof PlistDictionary dictionary) {
      List<Entry> kept = new ArrayList<>();
      String in = " in " + name + where;
      for (Entry entry : dictionary.entries()) {
        PlistValue rest = without(entry.value(), entry.key(), in);
        if (rest != null) {
          kept.add(new Entry(entry.key(), entry.keyPosition(), rest));
        }
      }
      return new PlistDictionary(kept, dictionary.position());
    }
    return value;
  }
}
