package io.github.launchd4j.host;

import io.github.launchd4j.plist.PlistFile;
import io.github.launchd4j.plist.edit.KeyPath;
import io.github.launchd4j.plist.edit.PlistEditor;
import io.github.launchd4j.plist.finding.PlistException;
import io.github.launchd4j.plist.tree.PlistDictionary;
import io.github.launchd4j.plist.tree.PlistValue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What somebody changed in an installed file since it was installed, carried over to its successor:
 * a merge of three trees, key by key.
 */
final class HandEdits {
  private final Map<KeyPath, Optional<PlistValue>> carried = new LinkedHashMap<>();
  private final List<KeyPath> collisions = new ArrayList<>();

  private HandEdits() {}

  /**
   * The edits.
   *
   * @param last what was installed
   * @param there what is there now
   * @param next what is to be installed
   */
  static HandEdits of(PlistDictionary last, PlistDictionary there, PlistDictionary next) {
    HandEdits edits = new HandEdits();
    edits.compare(List.of(), last, there, next);
    return edits;
  }

  /** Keys that were changed by hand, and otherwise in the new file. */
  List<KeyPath> collisions() {
    return collisions;
  }

  /** Keys that were changed by hand only. */
  Set<KeyPath> carried() {
    return carried.keySet();
  }

  /** The new file with what was changed by hand; comments stay if it is XML. */
  FileContent applyTo(FileContent next) throws IOException {
    PlistEditor editor =
        next.isXml()
            ? PlistEditor.of(next.bytes())
            : PlistEditor.of(PlistFile.toXml(next.tree()).getBytes(StandardCharsets.UTF_8));
    for (Map.Entry<KeyPath, Optional<PlistValue>> edit : carried.entrySet()) {
      if (edit.getValue().isPresent()) {
        editor.set(edit.getKey(), edit.getValue().get());
      } else {
        editor.remove(edit.getKey());
      }
    }
    return new FileContent(editor.toBytes());
  }

  private void compare(
      List<String> path, PlistDictionary last, PlistDictionary there, PlistDictionary next) {
    Set<String> keys = new LinkedHashSet<>();
    last.entries().forEach(entry -> keys.add(entry.key()));
    there.entries().forEach(entry -> keys.add(entry.key()));
    for (String key : keys) {
      List<String> inside = new ArrayList<>(path);
      inside.add(key);
      compare(inside, last.get(key), there.get(key), next.get(key));
    }
  }

  private void compare(
      List<String> path,
      Optional<PlistValue> last,
      Optional<PlistValue> there,
      Optional<PlistValue> next) {
    if (there.equals(last) || there.equals(next)) {
      return;
    }
    if (next.equals(last)) {
      carried.put(new KeyPath(path), there);
    } else if (last.orElse(null) instanceof PlistDictionary before
        && there.orElse(null) instanceof PlistDictionary now
        && next.orElse(null) instanceof PlistDictionary then) {
      compare(path, before, now, then);
    } else {
      collisions.add(new KeyPath(path));
    }
  }

  /** The edits of a file, if the three can be read. */
  static Optional<HandEdits> of(FileContent last, FileContent there, FileContent next) {
    try {
      return Optional.of(of(last.tree(), there.tree(), next.tree()));
    } catch (PlistException e) {
      return Optional.empty();
    }
  }
}
