package io.github.launchd4j.plist.ddplist;

import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSSet;
import com.dd.plist.NSString;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistDictionary.Entry;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Converts property lists from and to dd-plist's {@link NSDictionary}. Both ways give a copy: later
 * changes of an {@code NSObject}, which can be changed, do not show in the tree.
 */
public final class DdPlist {

  /** Collections inside each other, as many as a file may have. Only a circle has more. */
  private static final int MAX_DEPTH = 512;

  private DdPlist() {}

  /**
   * A property list as dd-plist's model. That has no room for positions, for any but the last of
   * equal keys, and for what is finer than a millisecond in a date.
   *
   * @throws IllegalArgumentException if an integer is greater than 2^63-1, which {@link NSNumber}
   *     cannot hold, or if a date is more than 292 million years away, which {@link Date} cannot
   */
  public static NSDictionary toDdPlist(PlistDictionary tree) {
    NSDictionary converted = new NSDictionary();
    for (Entry entry : tree.entries()) {
      converted.put(entry.key(), object(entry.value()));
    }
    return converted;
  }

  private static NSObject object(PlistValue value) {
    if (value instanceof PlistDictionary dictionary) {
      return toDdPlist(dictionary);
    }
    if (value instanceof PlistArray array) {
      return new NSArray(array.values().stream().map(DdPlist::object).toArray(NSObject[]::new));
    }
    if (value instanceof PlistString string) {
      return new NSString(string.value());
    }
    if (value instanceof PlistBoolean bool) {
      return new NSNumber(bool.value());
    }
    if (value instanceof PlistInteger integer) {
      return new NSNumber(number(integer.value()));
    }
    if (value instanceof PlistReal real) {
      return new NSNumber(real.value());
    }
    return value instanceof PlistDate date
        ? new NSDate(Date.from(date.value()))
        : new NSData(((PlistData) value).value());
  }

  private static long number(BigInteger value) {
    if (value.bitLength() >= Long.SIZE) {
      throw new IllegalArgumentException("an NSNumber does not hold the integer " + value);
    }
    return value.longValue();
  }

  /**
   * The property list that an {@link NSDictionary} is. Its values have no positions, since those of
   * dd-plist are not of the same kind, and sets become arrays. A date keeps its milliseconds, but
   * XML has whole seconds only.
   *
   * @throws IllegalArgumentException if it holds a {@code UID} or a null, which launchd reads in no
   *     form, or more than 512 collections inside each other, as one that holds itself does
   */
  public static PlistDictionary fromDdPlist(NSDictionary dictionary) {
    return dictionary(dictionary, 1);
  }

  private static PlistDictionary dictionary(NSDictionary dictionary, int depth) {
    List<Entry> entries = new ArrayList<>();
    for (Map.Entry<String, NSObject> entry : dictionary.entrySet()) {
      entries.add(new Entry(entry.getKey(), value(entry.getValue(), depth)));
    }
    return new PlistDictionary(entries);
  }

  private static PlistValue value(@Nullable NSObject object, int depth) {
    if (depth > MAX_DEPTH) {
      throw new IllegalArgumentException("nested more than " + MAX_DEPTH + " levels deep");
    }
    if (object instanceof NSDictionary dictionary) {
      return dictionary(dictionary, depth + 1);
    }
    if (object instanceof NSArray array) {
      return array(array.getArray(), depth + 1);
    }
    if (object instanceof NSSet set) {
      return array(set.allObjects(), depth + 1);
    }
    if (object instanceof NSString string) {
      return new PlistString(string.getContent());
    }
    if (object instanceof NSNumber number) {
      return value(number);
    }
    if (object instanceof NSDate date) {
      return new PlistDate(date.getDate().toInstant());
    }
    if (object instanceof NSData data) {
      return new PlistData(data.bytes());
    }
    String type = object == null ? "null" : object.getClass().getSimpleName();
    throw new IllegalArgumentException("launchd reads no " + type + " in a property list");
  }

  private static PlistValue value(NSNumber number) {
    if (number.isBoolean()) {
      return new PlistBoolean(number.boolValue());
    }
    return number.isInteger()
        ? new PlistInteger(number.longValue())
        : new PlistReal(number.doubleValue());
  }

  private static PlistArray array(NSObject[] objects, int depth) {
    List<PlistValue> values = new ArrayList<>();
    for (NSObject object : objects) {
      values.add(value(object, depth));
    }
    return new PlistArray(values);
  }
}
