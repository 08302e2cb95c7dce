package io.github.launchd4j.plist.json;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.util.ArrayList;
import java.util.List;

/** Builds an object for {@link JsonWriter}, member by member. */
public final class Json {

  private final List<Entry> members = new ArrayList<>();

  /** Adds a member. */
  public Json put(String name, PlistValue value) {
    members.add(new Entry(name, value));
    return this;
  }

  /** Adds a member. */
  public Json put(String name, String value) {
    return put(name, new PlistString(value));
  }

  /** Adds a member. */
  public Json put(String name, long value) {
    return put(name, new PlistInteger(value));
  }

  /** Adds a member. */
  public Json put(String name, boolean value) {
    return put(name, new PlistBoolean(value));
  }

  /** Adds a member. */
  public Json put(String name, Json value) {
    return put(name, value.toPropertyList());
  }

  /** Adds a member. */
  public Json put(String name, List<? extends PlistValue> values) {
    return put(name, new PlistArray(values));
  }

  /** The object. */
  public PlistDictionary toPropertyList() {
    return new PlistDictionary(members);
  }
}
