package io.github.launchd4j.plist.tree;

import java.util.Arrays;

/** A {@code <data>} element: bytes, in Base64 in the file. */
public final class PlistData implements PlistValue {

  private final byte[] value;
  private final Position position;

  /** Bytes that stood in no file; they are copied. */
  public PlistData(byte[] value) {
    this(value, Position.NONE);
  }

  /** Bytes and where they stood; they are copied. */
  public PlistData(byte[] value, Position position) {
    this.value = value.clone();
    this.position = position;
  }

  /** A copy of the bytes. */
  public byte[] value() {
    return value.clone();
  }

  @Override
  public Position position() {
    return position;
  }

  @Override
  public String typeName() {
    return "data";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlistData that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }

  @Override
  public String toString() {
    return "PlistData[" + value.length + " bytes]";
  }
}
