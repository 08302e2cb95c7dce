package io.github.launchd4j.plist.rule;

import io.github.launchd4j.plist.tree.Position;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** Parts of a file, of which one may lie in another. */
final class Extents {

  /** Where each part ends, by where it begins; what overlaps is one. */
  private final NavigableMap<Position, Position> parts = new TreeMap<>();

  void add(Extent extent) {
    Position from = extent.from();
    Position to = extent.to();
    Map.Entry<Position, Position> before = parts.floorEntry(to);
    while (before != null && before.getValue().compareTo(from) >= 0) {
      parts.remove(before.getKey());
      from = before.getKey().compareTo(from) < 0 ? before.getKey() : from;
      to = before.getValue().compareTo(to) > 0 ? before.getValue() : to;
      before = parts.floorEntry(to);
    }
    parts.put(from, to);
  }

  boolean has(Position position) {
    Map.Entry<Position, Position> part = parts.floorEntry(position);
    return part != null && position.compareTo(part.getValue()) < 0;
  }
}
