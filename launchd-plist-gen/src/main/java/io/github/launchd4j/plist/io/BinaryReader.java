package io.github.launchd4j.plist.io;

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
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads a binary property list by the rules of CFBinaryPList.c, swift-corelibs-foundation, and
 * notes what launchd makes of it otherwise: docs/rules/LP018.md. {@link BinaryMeasure} has found
 * every object to lie in the file and none to hold itself. Values have no positions.
 */
final class BinaryReader {

  /** 2001-01-01, from which dates count. */
  static final long EPOCH = 978_307_200;

  private final byte[] bytes;
  private final BinaryMeasure layout;
  private final Notes notes;

  private BinaryReader(byte[] bytes, BinaryMeasure layout, Notes notes) {
    this.bytes = bytes;
    this.layout = layout;
    this.notes = notes;
  }

  static boolean isBinary(byte[] bytes) {
    return bytes.length >= 8
        && new String(bytes, 0, 6, StandardCharsets.ISO_8859_1).equals("bplist");
  }

  static PlistValue read(byte[] bytes, Notes notes) throws PlistException {
    if (bytes[6] != '0') {
      String version = new String(bytes, 6, 2, StandardCharsets.ISO_8859_1);
      throw BinaryMeasure.broken("version " + version + ", but only 00 is read");
    }
    BinaryMeasure layout = new BinaryMeasure(bytes);
    int root = layout.check();
    return new BinaryReader(bytes, layout, notes).value(root);
  }

  private PlistValue value(int object) throws PlistException {
    BinaryMeasure.Extent extent = layout.extent(object);
    return switch (extent.kind()) {
      case 0x0 -> single(object, extent.low());
      case 0x1 -> integer(object, extent);
      case 0x2 -> real(object, extent);
      case 0x3 -> date(object, extent);
      case 0x4 ->
          new PlistData(Arrays.copyOfRange(bytes, extent.body(), extent.body() + extent.length()));
      case 0x5, 0x6 -> new PlistString(string(extent));
      case 0xa -> array(extent);
      case 0xc -> {
        notes.launchdRefuses(Position.NONE, "a set", "write an array");
        yield array(extent);
      }
      case 0xd -> dictionary(object, extent);
      case 0x8 -> throw launchdRefuses("object " + object + " is a UID");
      default -> throw unknown(object);
    };
  }

  private PlistBoolean single(int object, int low) throws PlistException {
    if (low == 0) {
      throw new PlistException(
          Code.LP106,
          Position.NONE,
          "object " + object + " is null, but no key of launchd takes that",
          "remove the key");
    }
    if (low != 8 && low != 9) {
      throw unknown(object);
    }
    return new PlistBoolean(low == 9);
  }

  private PlistInteger integer(int object, BinaryMeasure.Extent extent) throws PlistException {
    int size = 1 << extent.low();
    if (size > 16 || extent.body() + size > layout.end()) {
      throw unknown(object);
    }
    byte[] digits = Arrays.copyOfRange(bytes, extent.body(), extent.body() + size);
    BigInteger value = size < 8 ? new BigInteger(1, digits) : new BigInteger(digits);
    if (value.bitLength() >= Long.SIZE) {
      String help = "launchd keeps the low 64 bits of an integer only";
      notes.launchdReads(Position.NONE, "" + value.longValue(), "" + value, help);
    }
    return new PlistInteger(value, Position.NONE);
  }

  private PlistReal real(int object, BinaryMeasure.Extent extent) throws PlistException {
    int size = 1 << extent.low();
    if ((size != 4 && size != 8) || extent.body() + size > layout.end()) {
      throw unknown(object);
    }
    long bits = layout.number(extent.body(), size);
    return new PlistReal(
        size == 8 ? Double.longBitsToDouble(bits) : Float.intBitsToFloat((int) bits));
  }

  private PlistDate date(int object, BinaryMeasure.Extent extent) throws PlistException {
    if (extent.low() != 3 || extent.body() + 8 > layout.end()) {
      throw unknown(object);
    }
    double seconds = Double.longBitsToDouble(layout.number(extent.body(), 8));
    long whole = (long) Math.floor(seconds);
    boolean possible = seconds > Integer.MIN_VALUE * 1000.0 && seconds < Integer.MAX_VALUE * 1000.0;
    if (!possible) {
      throw BinaryMeasure.broken("object " + object + " is a date in no year that XML can write");
    }
    long nanos = Math.round((seconds - whole) * 1e9);
    return new PlistDate(Instant.ofEpochSecond(EPOCH + whole, nanos));
  }

  /** An ASCII string with bytes above 127 is ISO 8859-1 for CoreFoundation. */
  private String string(BinaryMeasure.Extent extent) {
    int from = extent.body();
    if (extent.kind() == 0x6) {
      String text = new String(bytes, from, 2 * extent.length(), StandardCharsets.UTF_16BE);
      return intact(from, extent.length(), text);
    }
    byte[] raw = Arrays.copyOfRange(bytes, from, from + extent.length());
    String text = new String(raw, StandardCharsets.ISO_8859_1);
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    if (raw.length != utf8.length) {
      String help = "write the string in UTF-16, as plutil does";
      notes.launchdReads(Position.NONE, Excerpt.quoted(raw, utf8), Excerpt.quoted(utf8, raw), help);
    }
    return text;
  }

  /** Java replaces halves of a surrogate pair, Apple keeps them. */
  private String intact(int from, int length, String text) {
    if (text.indexOf('\ufffd') < 0) {
      return text;
    }
    char[] units = new char[length];
    for (int i = 0; i < length; i++) {
      units[i] = (char) layout.number(from + 2 * i, 2);
    }
    return new String(units);
  }

  private PlistArray array(BinaryMeasure.Extent extent) throws PlistException {
    List<PlistValue> values = new ArrayList<>();
    for (int i = 0; i < extent.length(); i++) {
      values.add(value(layout.reference(extent, i)));
    }
    return new PlistArray(values);
  }

  private PlistDictionary dictionary(int object, BinaryMeasure.Extent extent)
      throws PlistException {
    List<Entry> entries = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < extent.length(); i++) {
      String key = key(object, layout.extent(layout.reference(extent, i)));
      entries.add(new Entry(key, value(layout.reference(extent, extent.length() + i))));
      if (!keys.add(key)) {
        notes.launchdReads(
            Position.NONE,
            "the last value of the key \"" + key + "\"",
            "the first",
            "remove the one that is not meant");
      }
    }
    return new PlistDictionary(entries);
  }

  private String key(int object, BinaryMeasure.Extent key) throws PlistException {
    return switch (key.kind()) {
      case 0x5, 0x6 -> string(key);
      case 0xa, 0xc, 0xd ->
          throw BinaryMeasure.broken("a key of object " + object + " is a collection");
      default -> throw launchdRefuses("a key of object " + object + " is not a string");
    };
  }

  private static PlistException unknown(int object) {
    return BinaryMeasure.broken("object " + object + " is of no known type");
  }

  private static PlistException launchdRefuses(String what) {
    return new PlistException(
        Code.LP018,
        Position.NONE,
        what + ", which launchd refuses, though plutil accepts it",
        "write XML, where there is no such thing");
  }
}
