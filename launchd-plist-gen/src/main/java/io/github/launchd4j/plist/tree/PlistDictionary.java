package io.github.launchd4j.plist.tree;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A {@code <dict>}. The entries keep the order of the file, duplicates included; looking up gives
 * the last of two equal keys, as Apple's reader does (swift-corelibs-foundation, CFPropertyList.c,
 * parseDictTag).
 *
 * @param entries in file order; copied
 * @param position where it stood
 */
public record PlistDictionary(List<Entry> entries, Position position) implements PlistValue {

  /**
   * One key and its value.
   *
   * @param key the text of the {@code <key>}
   * @param keyPosition where the {@code <key>} stood
   * @param value what follows it
   */
  public record Entry(String key, Position keyPosition, PlistValue value) {

    /** An entry that stood in no file. */
    public Entry(String key, PlistValue value) {
      this(key, Position.NONE, value);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Entry that && key.equals(that.key) && value.equals(that.value);
    }

    @Override
    public int hashCode() {
      return 31 * key.hashCode() + value.hashCode();
    }
  }

  /** The dictionary without entries. */
  public static final PlistDictionary EMPTY = new PlistDictionary(List.of());

  /** Copies the list. */
  public PlistDictionary {
    entries = List.copyOf(entries);
  }

  /** A dictionary that stood in no file. */
  public PlistDictionary(List<Entry> entries) {
    this(entries, Position.NONE);
  }

  /** The value of a key; of the last one if it is there twice. */
  public Optional<PlistValue> get(String key) {
    Entry entry = find(key);
    return entry == null ? Optional.empty() : Optional.of(entry.value());
  }

  /** The entry of a key; the last one if it is there twice. */
  public Optional<Entry> entry(String key) {
    return Optional.ofNullable(find(key));
  }

  private @Nullable Entry find(String key) {
    for (int i = entries.size() - 1; i >= 0; i--) {
      Entry entry = entries.get(i);
      if (entry.key().equals(key)) {
        return entry;
      }
    }
    return null;
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return find(key) != null;
  }

  /** Every entry whose key stood in the dictionary before. */
  public List<Entry> duplicates() {
    Set<String> seen = new HashSet<>();
    List<Entry> duplicates = new ArrayList<>();
    for (Entry entry : entries) {
      if (!seen.add(entry.key())) {
        duplicates.add(entry);
      }
    }
    return duplicates;
  }

  /**
   * This dictionary with a key set: in the place of the old value, or at the end. Duplicates of the
   * key are dropped.
   */
  public PlistDictionary with(String key, PlistValue value) {
    List<Entry> changed = new ArrayList<>(entries.size() + 1);
    boolean placed = false;
    for (Entry entry : entries) {
      if (!entry.key().equals(key)) {
        changed.add(entry);
      } else if (!placed) {
        changed.add(new Entry(key, entry.keyPosition(), value));
        placed = true;
      }
    }
    if (!placed) {
      changed.add(new Entry(key, value));
    }
    return new PlistDictionary(changed, position);
  }

  @Override
  public String typeName() {
    return "dictionary";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlistDictionary that && entries.equals(that.entries);
  }

  @Override
  public int hashCode() {
    return entries.hashCode();
  }
}
