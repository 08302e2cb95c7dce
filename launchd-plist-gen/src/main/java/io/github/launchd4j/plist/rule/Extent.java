package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.io.Comment;
import io.github.launchd4j.plist.tree.PlistArray;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import io.github.launchd4j.plist.tree.Position;
import java.util.ArrayList;
import java.util.List;

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
    List<PlistValue> values = new ArrayList<>();
    List<Position> starts = new ArrayList<>();
    if (value instanceof PlistDictionary dictionary) {
      for (PlistDictionary.Entry entry : dictionary.entries()) {
        starts.add(entry.keyPosition());
        values.add(entry.value());
      }
    } else if (value instanceof PlistArray array) {
      for (PlistValue element : array.values()) {
        starts.add(element.position());
        values.add(element);
      }
    }
    starts.add(end);
    for (int i = 0; i < values.size(); i++) {
      if (starts.get(i).compareTo(place) > 0) {
        return new Extent(starts.get(i), starts.get(i + 1));
      }
      if (starts.get(i + 1).compareTo(place) > 0) {
        Extent inside = after(place, values.get(i), starts.get(i + 1));
        if (!inside.equals(NOTHING)) {
          return inside;
        }
      }
    }
    return NOTHING;
  }

  boolean has(Position position) {
    return position.compareTo(from) >= 0 && position.compareTo(to) < 0;
  }
}
