package io.github.launchd4j.plist.tree;

/**
 * A {@code <real>}.
 *
 * @param value the number; NaN and the infinities are allowed
 * @param position where it stood
 */
public record PlistReal(double value, Position position) implements PlistValue {

  /** A value that stood in no file. */
  public PlistReal(double value) {
    this(value, Position.NONE);
  }

  @Override
  public String typeName() {
    return "real";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlistReal that && Double.compare(value, that.value) == 0;
  }

  @Override
  public int hashCode() {
    return Double.hashCode(value);
  }
}
