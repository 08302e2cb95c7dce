package io.github.launchd4j.plist.edit;

import io.github.launchd4j.plist.finding.Spelling;
import io.github.launchd4j.plist.key.Key;
import io.github.launchd4j.plist.key.KeyTable;
import io.github.launchd4j.plist.key.Suggestion;
import io.github.launchd4j.plist.life.Place;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which unknown keys of a dictionary are another key beyond doubt. */
final class Renaming {

  /** No job has so many keys, and to look for what is alike takes long. */
  private static final int MANY = 1000;

  private final Place.Kind place;

  /** Names in lower case, as launchd compares them, and how many spellings of each there are. */
  private final Map<String, Integer> spellings = new HashMap<>();

  private final Map<String, Key> suggestions = new HashMap<>();
  private final Map<Key, Integer> claims = new HashMap<>();

  Renaming(String parent, PlistDictionary dictionary, Place.Kind place) {
    this.place = place;
    Set<String> names = new HashSet<>();
    for (Entry entry : dictionary.entries()) {
      if (names.add(entry.key())) {
        spellings.merge(entry.key().toLowerCase(Locale.ROOT), 1, Integer::sum);
        if (names.size() < MANY && KeyTable.find(parent, entry.key()).isEmpty()) {
          suggest(parent, entry.key());
        }
      }
    }
  }

  private void suggest(String parent, String name) {
    Optional<Key> key = Suggestion.of(parent, name).flatMap(meant -> KeyTable.find(parent, meant));
    if (key.isPresent()) {
      suggestions.put(name, key.get());
      claims.merge(key.get(), 1, Integer::sum);
    }
  }

  /** Whether the key is there, in whatever case. */
  boolean has(String key) {
    return spellings.containsKey(key.toLowerCase(Locale.ROOT));
  }

  /** The name that was meant: it is free, nothing else claims it, and it takes the value. */
  Optional<String> of(Entry entry) {
    Key key = suggestions.get(entry.key());
    return key != null && isFree(entry, key) && isPlain(entry, key) && takes(key, entry)
        ? Optional.of(key.name())
        : Optional.empty();
  }

  private boolean isFree(Entry entry, Key key) {
    int own = entry.key().equalsIgnoreCase(key.name()) ? 1 : 0;
    int there = spellings.getOrDefault(key.name().toLowerCase(Locale.ROOT), 0);
    return there == own && claims.getOrDefault(key, 0) == 1;
  }

  private static boolean takes(Key key, Entry entry) {
    return key.type().mismatches(entry.value()).isEmpty();
  }

  /** A key of daemons, such as UserName, says who runs a job: it is misspelt, or another. */
  private boolean isPlain(Entry entry, Key key) {
    return !key.scope().equals("daemon")
        || (place != Place.Kind.AGENT && Spelling.distance(entry.key(), key.name()) <= 2);
  }
}
