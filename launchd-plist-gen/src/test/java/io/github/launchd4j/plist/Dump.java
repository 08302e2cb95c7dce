package io.github.launchd4j.plist;

import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import com.dd.plist.UID;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line of ASCII for a value, whoever read it. plistlib.py in the resources writes the same. */
final class Dump {

  private Dump() {}

  static String of(PlistValue value) {
    if (value instanceof PlistDictionary dictionary) {
      SortedMap<String, String> entries = new TreeMap<>();
      dictionary.entries().forEach(e -> entries.put(string(e.key()), of(e.value())));
      return dictionary(entries);
    }
    if (value instanceof PlistArray array) {
      return array(array.values().stream().map(Dump::of));
    }
    if (value instanceof PlistString string) {
      return string(string.value());
    }
    if (value instanceof PlistBoolean bool) {
      return bool.value() ? "true" : "false";
    }
    if (value instanceof PlistInteger integer) {
      return "i" + integer.value();
    }
    if (value instanceof PlistReal real) {
      return real(real.value());
    }
    return value instanceof PlistDate date ? date(date.value()) : data(((PlistData) value).value());
  }

  static String of(NSObject object) {
    if (object instanceof NSDictionary dictionary) {
      SortedMap<String, String> entries = new TreeMap<>();
      dictionary.forEach((key, value) -> entries.put(string(key), of(value)));
      return dictionary(entries);
    }
    if (object instanceof NSArray array) {
      return array(Stream.of(array.getArray()).map(Dump::of));
    }
    if (object instanceof NSString string) {
      return string(string.getContent());
    }
    if (object instanceof NSNumber number) {
      return number.isBoolean()
          ? number.boolValue() ? "true" : "false"
          : number.isInteger() ? "i" + number.longValue() : real(number.doubleValue());
    }
    if (object instanceof NSDate date) {
      return date(date.getDate().toInstant());
    }
    return object instanceof UID uid ? uid.toString() : data(((NSData) object).bytes());
  }

  private static String dictionary(SortedMap<String, String> entries) {
    return entries.entrySet().stream()
        .map((Map.Entry<String, String> e) -> e.getKey() + ":" + e.getValue())
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String array(Stream<String> values) {
    return values.collect(Collectors.joining(",", "[", "]"));
  }

  private static String string(String text) {
    StringBuilder line = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c <= '~' && c != '"' && c != '\\') {
        line.append(c);
      } else {
        line.append(String.format("\\u%04x", (int) c));
      }
    }
    return line.append('"').toString();
  }

  private static String real(double value) {
    return String.format("r%016x", Double.doubleToLongBits(value));
  }

  private static String date(Instant date) {
    return "d" + date.getEpochSecond();
  }

  private static String data(byte[] bytes) {
    return "b" + HexFormat.of().formatHex(bytes);
  }
}
