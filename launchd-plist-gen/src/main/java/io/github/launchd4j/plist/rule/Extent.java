package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.io.Comment;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;

/**
 * A part of a file.
 *
 * @param from where it begins, or {@link Position#NONE} for the whole file
 * @param to where it has ended
 */
record Extent(Position from, Position to) {

  private static final Position END = new Position(Integer.MAX_VALUE, Integer.MAX_VALUE);
  private static final Extent FILE = new Extent(Position.NONE, END);
  private static final Extent NOTHING = new Extent(END, END);

  /** The line of a comment. */
  static Extent line(Comment comment) {
    int line = comment.position().line();
    return new Extent(new Position(line, 1), new Position(line + 1, 1));
  }

  /** What follows a comment: an entry, an element, or the root and with it the file. */
  static Extent after(Comment comment, PlistDictionary root) {
    return root.position().compareTo(comment.position()) > 0
        ? FILE
        : after(comment.position(), root, END);
  }

  /** What follows a place inside a value that ends before another. */
  private static Extent after(Position place, PlistValue value, Position end) {
    int next = firstAfter(place, value);
    Position start = start(value, next, end);
    Extent inside = next == 0 ? NOTHING : after(place, child(value, next - 1), start);
    return next == size(value) || !inside.equals(NOTHING)
        ? inside
        : new Extent(start, start(value, next + 1, end));
  }

  /** Which of the children is the first that begins after a place; their number if none does. */
  private static int firstAfter(Position place, PlistValue value) {
    int low = 0;
    int high = size(value);
    while (low < high) {
      int middle = (low + high) >>> 1;
      boolean after = start(value, middle, END).compareTo(place) > 0;
      low = after ? low : middle + 1;
      high = after ? middle : high;
    }
    return low;
  }

  private static int size(PlistValue value) {
    return value instanceof PlistDictionary dictionary
        ? dictionary.entries().size()
        : value instanceof PlistArray array ? array.values().size() : 0;
  }

  private static PlistValue child(PlistValue value, int index) {
    return value instanceof PlistDictionary dictionary
        ? dictionary.entries().get(index).value()
        : ((PlistArray) value).values().get(index);
  }

  /** Where a child begins, or what ends the last of them. */
  private static Position start(PlistValue value, int index, Position end) {
    if (index == size(value)) {
      return end;
    }
    return value instanceof PlistDictionary dictionary
        ? dictionary.entries().get(index).keyPosition()
        : child(value, index).position();
  }

  boolean has(Position position) {
    return position.compareTo(from) >= 0 && position.compareTo(to) < 0;
  }
}
