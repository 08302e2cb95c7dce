package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.finding.Code;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Measures a binary property list before {@link BinaryReader} reads it: that every object lies in
 * the file with all it says it holds, that none holds itself, how deep they nest, and how many
 * values there are once each reference is followed. The layout is that of CFBinaryPList.c,
 * swift-corelibs-foundation.
 */
final class BinaryMeasure {

  private static final int TRAILER = 32;

  private final byte[] bytes;
  private int offsetSize;
  private int refSize;
  private int count;
  private int table;

  /** An object whose children are being measured. */
  private static final class Visit {
    final int object;
    final int firstRef;
    final int refs;
    int next;
    int depth = 1;
    long values = 1;
    long size;

    Visit(int object, int firstRef, int refs, long size) {
      this.size = size;
      this.object = object;
      this.firstRef = firstRef;
      this.refs = refs;
    }
  }

  /**
   * An object in the file.
   *
   * @param kind the high half of its first byte
   * @param low the low half
   * @param body where its content begins
   * @param length bytes, UTF-16 units, elements or entries of it
   */
  record Extent(int kind, int low, int body, int length) {}

  BinaryMeasure(byte[] bytes) {
    this.bytes = bytes;
  }

  /** The root, if all is sound. */
  int check() throws PlistException {
    if (bytes.length < 8 + TRAILER) {
      throw broken("cut off after " + bytes.length + " bytes");
    }
    int trailer = bytes.length - TRAILER;
    offsetSize = bytes[trailer + 6] & 0xff;
    refSize = bytes[trailer + 7] & 0xff;
    long objects = number(trailer + 8, 8);
    long root = number(trailer + 16, 8);
    long offsets = number(trailer + 24, 8);
    boolean sizes = offsetSize >= 1 && offsetSize <= 8 && refSize >= 1 && refSize <= 8;
    if (!sizes || objects < 1 || root < 0 || root >= objects || offsets < 9) {
      throw broken("its trailer is not valid");
    }
    if (offsets > trailer || objects > (trailer - offsets) / offsetSize) {
      throw broken("its table of " + objects + " objects does not fit in the file");
    }
    if (offsets + objects * offsetSize != trailer) {
      throw broken("something is between its table of objects and its trailer");
    }
    if (isTooSmall(refSize, objects) || isTooSmall(offsetSize, offsets)) {
      throw broken("its references have too few bytes for its size");
    }
    if (objects > Budget.MAX_VALUES) {
      throw Budget.tooMany();
    }
    count = (int) objects;
    table = (int) offsets;
    measure((int) root);
    return (int) root;
  }

  private static boolean isTooSmall(int size, long number) {
    return size < 8 && number >> (8 * size) != 0;
  }

  /** The end of the objects. */
  int end() {
    return table;
  }

  /** The object that an element of another is: keys of a dictionary first, then its values. */
  int reference(Extent of, int index) {
    return (int) number(of.body() + index * refSize, refSize);
  }

  /** Goes through what the root holds, depth first, each object once. */
  private void measure(int root) throws PlistException {
    int[] depths = new int[count]; // 0: not met; -1: being measured
    long[] values = new long[count];
    long[] sizes = new long[count];
    Deque<Visit> open = new ArrayDeque<>();
    open.push(enter(root, depths));
    while (!open.isEmpty()) {
      Visit visit = open.element();
      if (visit.next == visit.refs) {
        depths[visit.object] = visit.depth;
        values[visit.object] = visit.values;
        sizes[visit.object] = visit.size;
        open.pop();
        continue;
      }
      long child = number(visit.firstRef + visit.next * refSize, refSize);
      if (child < 0 || child >= count) {
        throw broken("object " + visit.object + " refers to object " + child + " of " + count);
      }
      int depth = depths[(int) child];
      if (depth < 0) {
        throw broken("object " + child + " holds itself");
      }
      if (depth == 0) {
        open.push(enter((int) child, depths));
      } else {
        visit.next++;
        visit.depth = Math.max(visit.depth, depth + 1);
        visit.values += values[(int) child];
        visit.size += sizes[(int) child];
      }
      if (open.size() > Budget.MAX_DEPTH || visit.depth > Budget.MAX_DEPTH) {
        throw Budget.tooDeep(Position.NONE);
      }
      if (visit.values > Budget.MAX_VALUES) {
        throw Budget.tooMany();
      }
      if (visit.size > Budget.MAX_BYTES) {
        throw Budget.tooLarge();
      }
    }
  }

  private Visit enter(int object, int[] depths) throws PlistException {
    depths[object] = -1;
    Extent extent = extent(object);
    return switch (extent.kind()) {
      case 0xa, 0xc -> new Visit(object, extent.body(), extent.length(), 0);
      case 0xd -> new Visit(object, extent.body(), extent.length() * 2, 0);
      default -> new Visit(object, extent.body(), 0, (long) extent.length() * unit(extent.kind()));
    };
  }

  /** Where an object is, if all that it says it holds lies in the file. */
  Extent extent(int object) throws PlistException {
    long offset = number(table + object * offsetSize, offsetSize);
    if (offset < 8 || offset >= table) {
      throw broken("object " + object + " lies outside the file");
    }
    int at = (int) offset;
    int kind = bytes[at] >> 4 & 0xf;
    int low = bytes[at] & 0xf;
    long length = low;
    int body = at + 1;
    if (low == 0xf && kind >= 0x4) {
      int power = body < table ? bytes[body] & 0xff : 0;
      int size = 1 << (power & 0xf);
      if (power >> 4 != 1 || size > 8 || body + 1 + size > table) {
        throw broken("object " + object + " has no length");
      }
      length = number(body + 1, size);
      body += 1 + size;
    }
    long extent = kind < 0x4 || kind == 0x8 ? 0 : length;
    if (extent < 0 || extent > (table - body) / unit(kind)) {
      throw broken("object " + object + " is longer than the file");
    }
    return new Extent(kind, low, body, (int) extent);
  }

  private int unit(int kind) {
    return switch (kind) {
      case 0x6 -> 2; // UTF-16
      case 0xa, 0xb, 0xc -> refSize;
      case 0xd -> 2 * refSize;
      default -> 1;
    };
  }

  /** A number without a sign, of up to 8 bytes. */
  long number(int at, int size) {
    long number = 0;
    for (int i = 0; i < size; i++) {
      number = number << 8 | (bytes[at + i] & 0xff);
    }
    return number;
  }

  static PlistException broken(String why) {
    return new PlistException(
        Code.LP004,
        Position.NONE,
        "broken binary property list: " + why,
        "convert an intact copy with plutil -convert xml1, or write XML");
  }
}
