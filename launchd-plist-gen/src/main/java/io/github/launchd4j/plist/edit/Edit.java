package io.github.launchd4j.plist.edit;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A part of a text and what comes in its place.
 *
 * @param from the first char
 * @param to behind the last char; the same as from to insert
 * @param replacement in its place
 */
record Edit(int from, int to, String replacement) {

  /** Removes an entry: its lines, if nothing else is on them. */
  static Edit removal(XmlText text, int keyStart, int valueEnd) {
    int past = text.pastLineEnd(valueEnd);
    return text.startsLine(keyStart) && past != valueEnd
        ? new Edit(text.lineStart(keyStart), past, "")
        : new Edit(keyStart, valueEnd, "");
  }

  /** The text with all of them made. Of two that overlap, the first in the text is. */
  static String apply(String text, List<Edit> edits) {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(Edit::from));
    StringBuilder edited = new StringBuilder();
    int at = 0;
    for (Edit edit : sorted) {
      if (edit.from >= at) {
        edited.append(text, at, edit.from).append(edit.replacement);
        at = edit.to;
      }
    }
    return edited.append(text, at, text.length()).toString();
  }
}
