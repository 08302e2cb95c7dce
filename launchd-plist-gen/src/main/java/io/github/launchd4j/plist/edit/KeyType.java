package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.TypeSpec;
import java.util.Optional;

/**
 * What the table of keys says of a path.
 *
 * @param name the last key, or the last before numbers
 * @param table the table that the name belongs to
 * @param type what it may be
 * @param isKnown whether the table has it, or the names there are free
 */
record KeyType(String name, String table, TypeSpec type, boolean isKnown) {

  static KeyType of(KeyPath path) {
    KeyType at = new KeyType("", "", TypeSpec.parse("dictionary"), true);
    for (String step : path.steps()) {
      at = at.inside(step);
    }
    return at;
  }

  private KeyType inside(String step) {
    boolean place = type.allows("array") && step.chars().allMatch(c -> c >= '0' && c <= '9');
    if (place) {
      return element();
    }
    String inner =
        table.isEmpty() ? KeyTable.TOP : table.equals(KeyTable.TOP) ? name : table + ".*";
    Optional<Key> key = KeyTable.find(inner, step);
    TypeSpec free = type.elements("dictionary");
    boolean named = !KeyTable.has(inner);
    return key.isPresent()
        ? new KeyType(step, inner, key.get().type(), true)
        : new KeyType(step, inner, free, isKnown && named);
  }

  /** What an element of the array may be. */
  KeyType element() {
    return new KeyType(name, table, type.elements("array"), isKnown);
  }
}
