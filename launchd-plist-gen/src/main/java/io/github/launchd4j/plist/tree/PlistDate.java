package io.github.launchd4j.plist.tree;

import java.time.Instant;

/**
 * A {@code <date>}, in UTC. A binary file may have fractions of a second; XML has none, and its
 * writer drops them.
 *
 * @param value the moment
 * @param position where it stood
 */
public record PlistDate(Instant value, Position position) implements PlistValue {

  /** A value that stood in no file. */
  public PlistDate(Instant value) {
    this(value, Position.NONE);
  }

  @Override
  public String typeName() {
    return "date";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PlistDate that && value.equals(that.value);
  }

  @Override
  public int hashCode() {
    return value.hashCode();
  }
}
