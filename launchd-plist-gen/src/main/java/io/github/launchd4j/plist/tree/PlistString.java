package io.github.launchd4j.plist.tree;

/**
 * A {@code <string>}.
 *
 * @param value the text, entities resolved
 * @param position where it stood
 */
public record PlistString(String value, Position position) implements PlistValue {

  /** A value that stood in no file. */
  public PlistString(String value) {
    this(value, Position.NONE);
  }

  @Override
  public String typeName() {
    return "string";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlistString that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
