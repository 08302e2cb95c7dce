package io.github.launchd4j.plist.tree;

import java.util.List;

/**
 * An {@code <array>}.
 *
 * @param values in file order; copied
 * @param position where it stood
 */
public record PlistArray(List<PlistValue> values, Position position) implements PlistValue {

  /** Copies the list. */
  public PlistArray {
    values = List.copyOf(values);
  }

  /** An array that stood in no file. */
  public PlistArray(List<? extends PlistValue> values) {
    this(List.copyOf(values), Position.NONE);
  }

  /** An array of strings that stood in no file. */
  public static PlistArray ofStrings(List<String> values) {
    return new PlistArray(values.stream().map(PlistString::new).toList());
  }

  @Override
  public String typeName() {
    return "array";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlistArray that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }
}
