package io.github.launchd4j.plist.tree;

/**
 * A place in a property list file. Lines end at LF, CR or CRLF; a column counts characters (code
 * points), a tab being one of them.
 *
 * @param line counted from 1, or 0 in {@link #NONE}
 * @param column counted from 1, or 0 in {@link #NONE}
 */
public record Position(int line, int column) implements Comparable<Position> {

  /**
   * The place of what stood in no text file: built in code, or read from a binary property list.
   */
  public static final Position NONE = new Position(0, 0);

  /** The first character of a file. */
  public static final Position START = new Position(1, 1);

  /** Whether this is a place in a file at all. */
  public boolean isKnown() {
    return line > 0;
  }

  @Override
  public int compareTo(Position other) {
    return line != other.line
        ? Integer.compare(line, other.line)
        : Integer.compare(column, other.column);
  }

  /** {@code line:column}, or the empty string when there is no place. */
  @Override
  public String toString() {
    return isKnown() ? line + ":" + column : "";
  }
}
