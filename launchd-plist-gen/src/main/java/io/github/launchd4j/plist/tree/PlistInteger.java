package io.github.launchd4j.plist.tree;

import java.math.BigInteger;

/**
 * An {@code <integer>}. Apple's reader takes everything from -2^63 to 2^64-1
 * (swift-corelibs-foundation, CFPropertyList.c, parseIntegerTag), which no primitive holds.
 *
 * @param value the number
 * @param position where it stood
 */
public record PlistInteger(BigInteger value, Position position) implements PlistValue {

  /** A number that stood in no file. */
  public PlistInteger(long value) {
    this(BigInteger.valueOf(value), Position.NONE);
  }

  /** Whether {@link #intValue} can give this number. */
  public boolean isInt() {
    return value.bitLength() < Integer.SIZE;
  }

  /**
   * This number as an {@code int}.
   *
   * @throws ArithmeticException if it does not fit; ask {@link #isInt} first
   */
  public int intValue() {
    return value.intValueExact();
  }

  @Override
  public String typeName() {
    return "integer";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlistInteger that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
