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
  private final Source source;
  private final List<PlistValue> values = new ArrayList<>();
  private final List<Entry> entries = new ArrayList<>();
  private @Nullable Key pending;
  private @Nullable Key last;
  private boolean lastValueWasKey;
  private int lineOfFirst;

  Container(Source source, Tags.Tag tag) {
    this.source = source;
    this.tag = tag;
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

  private PlistException nonKey(PlistValue element) {
    String apple = "Found non-key inside <dict> at line " + source.line();
    Key before = last;
    if (before == null) {
      return source.refuse(element.position(), apple, "a <dict> holds a <key> before each value");
    }
    if (lastValueWasKey) {
      return source.refuse(
          before.position(), apple, "the key \"" + before.name() + "\" has no value");
    }
    PlistValue previous = entries.get(entries.size() - 1).value();
    boolean several = previous instanceof PlistDictionary && element instanceof PlistDictionary;
    return source.refuse(
        several ? before.position() : element.position(),
        apple,
        several
            ? "put the values of \"" + before.name() + "\" into an <array>"
            : "the key \"" + before.name() + "\" already has a value; this one needs its own key");
  }

  /** Takes an element that has been read; one that there is no room for is refused. */
  void add(PlistValue value, boolean readFromKey) throws PlistException {
    Key key = pending;
    if (!isDictionary()) {
      if (tag.name().equals("plist") && !values.isEmpty()) {
        throw secondRoot(value);
      }
      values.add(value);
      lineOfFirst = tag.name().equals("plist") ? source.line() : 0;
    } else if (key == null) {
      throw nonKey(value);
    } else {
      entries.add(new Entry(key.name(), key.position(), value));
      last = key;
      lastValueWasKey = readFromKey;
      pending = null;
    }
  }

  private PlistException secondRoot(PlistValue value) {
    return source.refuse(
        value.position(),
        "Encountered unexpected element at line "
            + lineOfFirst
            + " (plist can only include one object); launchd reads the last one",
        "put everything into one <dict>");
  }

  /** Refuses to end if something is missing. */
  void checkComplete() throws PlistException {
    Key key = pending;
    if (key != null) {
      throw source.refuse(
          key.position(),
          "Value missing for key inside <dict> at line " + source.line(),
          "give \"" + key.name() + "\" a value, or remove it");
    }
    if (tag.name().equals("plist") && values.isEmpty()) {
      throw source.refuse(
          tag.position(), "Encountered empty plist tag", "put a <dict> into <plist>");
    }
  }

  PlistValue finish() {
    if (tag.name().equals("plist")) {
      return values.get(0);
    }
    return isDictionary()
        ? new PlistDictionary(entries, tag.position())
        : new PlistArray(values, tag.position());
  }
}
