package io.github.launchd4j.plist.io;

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
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes binary property lists, in the layout of CFBinaryPList.c, swift-corelibs-foundation. Of
 * equal keys the last is kept.
 */
public final class BinaryWriter {

  /** The objects in the order of their numbers; a container holds the numbers of others. */
  private final List<PlistValue> objects = new ArrayList<>();

  private final List<int[]> references = new ArrayList<>();
  private final Map<String, Integer> strings = new HashMap<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private BinaryWriter() {}

  /**
   * The bytes of a file.
   *
   * @throws PlistException for an integer of more than 64 bits, half a surrogate pair, or a tree
   *     nested too deep
   */
  public static byte[] write(PlistDictionary root) throws PlistException {
    BinaryWriter writer = new BinaryWriter();
    writer.number(root, 0);
    return writer.file();
  }

  /** Gives numbers to a value and all that it holds, a parent's before its children's. */
  private int number(PlistValue value, int depth) throws PlistException {
    if (depth > Budget.MAX_DEPTH) {
      throw Budget.tooDeep(value.position());
    }
    if (value instanceof PlistString string) {
      return string(string.value(), string.position());
    }
    int number = objects.size();
    objects.add(value);
    references.add(new int[0]);
    if (value instanceof PlistDictionary dictionary) {
      references.set(number, entries(dictionary, depth));
    } else if (value instanceof PlistArray array) {
      int[] children = new int[array.values().size()];
      for (int i = 0; i < children.length; i++) {
        children[i] = number(array.values().get(i), depth + 1);
      }
      references.set(number, children);
    }
    return number;
  }

  private int[] entries(PlistDictionary dictionary, int depth) throws PlistException {
    Map<String, Entry> last = new LinkedHashMap<>();
    for (Entry entry : dictionary.entries()) {
      last.put(entry.key(), entry);
    }
    int[] children = new int[2 * last.size()];
    int at = 0;
    for (Entry entry : last.values()) {
      children[at++] = string(entry.key(), entry.keyPosition());
    }
    for (Entry entry : last.values()) {
      children[at++] = number(entry.value(), depth + 1);
    }
    return children;
  }

  private int string(String text, Position position) throws PlistException {
    Integer known = strings.get(text);
    if (known != null) {
      return known;
    }
    strings.put(XmlWriter.whole(text, position), objects.size());
    objects.add(new PlistString(text));
    references.add(new int[0]);
    return objects.size() - 1;
  }

  private byte[] file() throws PlistException {
    out.writeBytes("bplist00".getBytes(StandardCharsets.US_ASCII));
    int refSize = bytesFor(objects.size());
    int[] offsets = new int[objects.size()];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = out.size();
      object(objects.get(i), references.get(i), refSize);
    }
    int table = out.size();
    int offsetSize = bytesFor(table);
    for (int offset : offsets) {
      bigEndian(offset, offsetSize);
    }
    bigEndian(0, 6);
    out.write(offsetSize);
    out.write(refSize);
    bigEndian(offsets.length, 8);
    bigEndian(0, 8); // the root
    bigEndian(table, 8);
    return out.toByteArray();
  }

  private static int bytesFor(long number) {
    return number < 1 << 8 ? 1 : number < 1 << 16 ? 2 : 4;
  }

  private void bigEndian(long number, int size) {
    for (int i = size - 1; i >= 0; i--) {
      out.write((int) (number >> (8 * i)));
    }
  }

  private void object(PlistValue value, int[] children, int refSize) throws PlistException {
    if (value instanceof PlistBoolean bool) {
      out.write(bool.value() ? 0x09 : 0x08);
    } else if (value instanceof PlistInteger integer) {
      integer(XmlWriter.inRange(integer).value());
    } else if (value instanceof PlistReal real) {
      out.write(0x23);
      bigEndian(Double.doubleToLongBits(real.value()), 8);
    } else if (value instanceof PlistDate date) {
      out.write(0x33);
      bigEndian(Double.doubleToLongBits(seconds(date.value())), 8);
    } else if (value instanceof PlistData data) {
      head(0x40, data.value().length);
      out.writeBytes(data.value());
    } else if (value instanceof PlistString string) {
      boolean ascii = string.value().chars().allMatch(c -> c < 0x80);
      head(ascii ? 0x50 : 0x60, string.value().length());
      out.writeBytes(
          string.value().getBytes(ascii ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16BE));
    } else {
      boolean dictionary = value instanceof PlistDictionary;
      head(dictionary ? 0xd0 : 0xa0, dictionary ? children.length / 2 : children.length);
      for (int child : children) {
        bigEndian(child, refSize);
      }
    }
  }

  private static double seconds(Instant date) {
    return date.getEpochSecond() - BinaryReader.EPOCH + date.getNano() / 1e9;
  }

  /** Negative ones have 8 bytes, for shorter ones have no sign; from 2^63 on they have 16. */
  private void integer(BigInteger value) {
    int size = value.bitLength() > 63 ? 16 : value.signum() < 0 ? 8 : bytesFor(value.longValue());
    size = size == 4 && value.bitLength() > 32 ? 8 : size;
    out.write(0x10 | Integer.numberOfTrailingZeros(size));
    if (size == 16) {
      bigEndian(0, 8);
    }
    bigEndian(value.longValue(), Math.min(size, 8));
  }

  private void head(int kind, int length) {
    if (length < 0xf) {
      out.write(kind | length);
    } else {
      out.write(kind | 0xf);
      integer(BigInteger.valueOf(length));
    }
  }
}
