package io.github.launchd4j.plist;

import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistBoolean;
import io.github.launchd4j.plist.tree.PlistData;
import io.github.launchd4j.plist.tree.PlistDate;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistInteger;
import io.github.launchd4j.plist.tree.PlistReal;
import io.github.launchd4j.plist.tree.PlistString;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Property lists that chance makes, of every type, with values at the limits of each. */
final class Trees {

  private static final String LETTERS = "azAZ09 \t\n<>&;\"'\\/]\u007f\u0085é\u2028\uffe9😀";

  /** The first and the last that Python's datetime holds. */
  private static final long FIRST = Instant.parse("0001-01-01T00:00:00Z").getEpochSecond();

  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  /** Without -0.0, which plistlib and plistutil take for 0.0. */
  private static final double[] REALS = {
    0.0, 1, 0.1, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, Double.POSITIVE_INFINITY, -1e-7
  };

  private final Random random;

  Trees(long seed) {
    random = new Random(seed);
  }

  PlistDictionary next() {
    return dictionary(0);
  }

  private PlistDictionary dictionary(int depth) {
    PlistDictionary dictionary = PlistDictionary.EMPTY;
    for (int i = random.nextInt(5); i >= 0; i--) {
      dictionary = dictionary.with(text(), value(depth + 1));
    }
    return dictionary;
  }

  private PlistValue value(int depth) {
    return switch (random.nextInt(depth < 4 ? 8 : 6)) {
      case 0 -> new PlistString(text());
      case 1 -> new PlistBoolean(random.nextBoolean());
      case 2 -> new PlistInteger(integer(), Position.NONE);
      case 3 -> new PlistReal(real());
      case 4 -> new PlistDate(Instant.ofEpochSecond(random.nextLong(FIRST, LAST + 1)));
      case 5 -> new PlistData(data());
      case 6 -> array(depth);
      default -> dictionary(depth);
    };
  }

  private PlistArray array(int depth) {
    List<PlistValue> values = new ArrayList<>();
    for (int i = random.nextInt(20); i > 0; i--) {
      values.add(value(depth + 1));
    }
    return new PlistArray(values);
  }

  /** From -2^63 to 2^64-1, near the powers of two. */
  private BigInteger integer() {
    BigInteger power = BigInteger.ONE.shiftLeft(random.nextInt(64));
    BigInteger near = power.add(BigInteger.valueOf(random.nextInt(5) - 2));
    return random.nextBoolean() || near.bitLength() > 63 ? near : near.negate();
  }

  private double real() {
    return random.nextBoolean()
        ? REALS[random.nextInt(REALS.length)]
        : Double.longBitsToDouble(random.nextLong());
  }

  private byte[] data() {
    byte[] bytes = new byte[random.nextInt(100)];
    random.nextBytes(bytes);
    return bytes;
  }

  private String text() {
    return random
        .ints(random.nextInt(20), 0, LETTERS.codePointCount(0, LETTERS.length()))
        .map(i -> LETTERS.codePointAt(LETTERS.offsetByCodePoints(0, i)))
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
