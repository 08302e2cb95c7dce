package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An open {@code <plist>}, {@code <array>} or {@code <dict>}, and what it holds so far. */
final class Container {

  /** A key waiting for its value. */
  private record Key(String name, Position position) {}

  final Tags.Tag tag;
  private final Position position;
  private final Source source;
  private final List<PlistValue> values = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Key pending;
  private @Nullable Key last;
  private boolean lastValueWasKey;

  Container(Source source, Tags.Tag tag) {
    this.source = source;
    this.tag = tag;
    this.position = source.position(tag.offset());
  }

  boolean isDictionary() {
    return tag.name().equals("dict");
  }

  boolean wantsKey() {
    return isDictionary() && pending == null;
  }

  void key(String name, Position keyPosition) {
    pending = new Key(name, keyPosition);
  }

  /** Refuses an element that the container has no room for, before it is read. */
  void admit(Tags.Tag element) throws PlistException {
    if (tag.name().equals("plist") && !values.isEmpty()) {
      throw source.refuse(
          element.offset(),
          "Encountered unexpected element at line "
              + source.position(element.offset()).line()
              + " (plist can only include one object)",
          "put everything into one <dict>");
    }
    if (wantsKey() && !element.name().equals("key")) {
      throw nonKey(element);
    }
  }

  private PlistException nonKey(Tags.Tag element) {
    String apple =
        "Found non-key inside <dict> at line " + source.position(element.offset()).line();
    Key before = last;
    if (before == null) {
      return source.refuse(element.offset(), apple, "a <dict> holds a <key> before each value");
    }
    if (lastValueWasKey) {
      return source.refuse(
          before.position(), apple, "the key \"" + before.name() + "\" has no value");
    }
    PlistValue previous = entries.get(entries.size() - 1).value();
    boolean several = previous instanceof PlistDictionary && element.name().equals("dict");
    return source.refuse(
        several ? before.position() : source.position(element.offset()),
        apple,
        several
            ? "put the values of \"" + before.name() + "\" into an <array>"
            : "the key \"" + before.name() + "\" already has a value; this one needs its own key");
  }

  void add(PlistValue value, boolean readFromKey) {
    Key key = pending;
    if (!isDictionary()) {
      values.add(value);
    } else if (key != null) {
      entries.add(new Entry(key.name(), key.position(), value));
      last = key;
      lastValueWasKey = readFromKey;
      pending = null;
    }
  }

  PlistValue finish() throws PlistException {
    Key key = pending;
    if (key != null) {
      throw source.refuse(
          key.position(),
          "Value missing for key inside <dict> at line " + source.line(),
          "give \"" + key.name() + "\" a value, or remove it");
    }
    if (tag.name().equals("plist")) {
      if (values.isEmpty()) {
        throw source.refuse(
            tag.offset(), "Encountered empty plist tag", "put a <dict> into <plist>");
      }
      return values.get(0);
    }
    return isDictionary()
        ? new PlistDictionary(entries, position)
        : new PlistArray(values, position);
  }
}
