package io.github.launchd4j.plist.tree;

/**
 * A {@code <true/>} or {@code <false/>}.
 *
 * @param value which of the two
 * @param position where it stood
 */
public record PlistBoolean(boolean value, Position position) implements PlistValue {

  /** A value that stood in no file. */
  public PlistBoolean(boolean value) {
    this(value, Position.NONE);
  }

  @Override
  public String typeName() {
    return "boolean";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlistBoolean that && value == that.value;
  }

  @Override
  public int hashCode() {
    return Boolean.hashCode(value);
  }
}
