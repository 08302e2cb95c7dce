package io.github.launchd4j.plist.io;

import com.dd.plist.BinaryPropertyListWriter;
import com.dd.plist.NSArray;
import com.dd.plist.NSData;
import com.dd.plist.NSDate;
import com.dd.plist.NSDictionary;
import com.dd.plist.NSNumber;
import com.dd.plist.NSObject;
import com.dd.plist.NSString;
import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
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
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;

/** Writes binary property lists, through dd-plist. Of equal keys the last is kept. */
public final class BinaryWriter {

  private BinaryWriter() {}

  /**
   * The bytes of a file.
   *
   * @throws PlistException for an integer of more than 63 bits, or a tree nested too deep
   */
  public static byte[] write(PlistDictionary root) throws PlistException {
    NSObject object = convert(root, 0);
    try {
      return BinaryPropertyListWriter.writeToArray(object);
    } catch (IOException e) {
      throw new UncheckedIOException(e); // into memory
    }
  }

  private static NSObject convert(PlistValue value, int depth) throws PlistException {
    if (depth > Budget.MAX_DEPTH) {
      throw Budget.tooDeep(value.position());
    }
    if (value instanceof PlistDictionary dictionary) {
      NSDictionary converted = new NSDictionary();
      for (Entry entry : dictionary.entries()) {
        converted.put(entry.key(), convert(entry.value(), depth + 1));
      }
      return converted;
    }
    if (value instanceof PlistArray array) {
      NSArray converted = new NSArray(array.values().size());
      for (int i = 0; i < array.values().size(); i++) {
        converted.setValue(i, convert(array.values().get(i), depth + 1));
      }
      return converted;
    }
    return leaf(value);
  }

  private static NSObject leaf(PlistValue value) throws PlistException {
    if (value instanceof PlistString string) {
      return new NSString(string.value());
    }
    if (value instanceof PlistBoolean bool) {
      return new NSNumber(bool.value());
    }
    if (value instanceof PlistReal real) {
      return new NSNumber(real.value());
    }
    if (value instanceof PlistDate date) {
      return new NSDate(Date.from(date.value()));
    }
    if (value instanceof PlistData data) {
      return new NSData(data.value());
    }
    PlistInteger integer = (PlistInteger) value;
    if (integer.value().bitLength() > 63) {
      throw new PlistException(
          Code.LP015,
          integer.position(),
          "the integer " + integer.value() + " does not fit into a signed 64-bit integer",
          "convert to xml");
    }
    return new NSNumber(integer.value().longValue());
  }
}
