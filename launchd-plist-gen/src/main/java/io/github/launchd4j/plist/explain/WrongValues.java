package io.github.launchd4j.plist.explain;

import io.github.launchd4j.plist.key.TypeSpec.Mismatch;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes values of a wrong type out of a tree. */
final class WrongValues {

  private WrongValues() {}

  /**
   * A value without the one that is wrong; null if it is that one.
   *
   * @param name the key of the value
   * @param where the dictionaries around it, {@code " in Sockets"}
   * @param told gets a sentence
   */
  static @Nullable PlistValue without(
      Mismatch wrong, PlistValue value, String name, String where, List<String> told) {
    if (value == wrong.value()) {
      told.add(wrong.describe(name + where) + ".");
      return null;
    }
    if (value instanceof PlistArray array) {
      List<PlistValue> kept = new ArrayList<>();
      for (PlistValue element : array.values()) {
        PlistValue rest = without(wrong, element, "An element of " + name, where, told);
        if (rest != null) {
          kept.add(rest);
        }
      }
      return new PlistArray(kept, array.position());
    }
    if (value instanceof PlistDictionary dictionary) {
      List<Entry> kept = new ArrayList<>();
      for (Entry entry : dictionary.entries()) {
        String in = " in " + name + where;
        PlistValue rest = without(wrong, entry.value(), entry.key(), in, told);
        if (rest != null) {
          kept.add(new Entry(entry.key(), entry.keyPosition(), rest));
        }
      }
      return new PlistDictionary(kept, dictionary.position());
    }
    return value;
  }
}
