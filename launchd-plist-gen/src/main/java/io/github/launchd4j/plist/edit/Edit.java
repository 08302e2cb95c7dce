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

  /**
   * Removes an entry: its lines, if nothing else is on them, and one of two blank lines around it.
   */
  static Edit removal(XmlText text, int keyStart, int valueEnd) {
    int past = text.pastLineEnd(valueEnd);
    if (!text.startsLine(keyStart) || past == valueEnd) {
      return new Edit(keyStart, valueEnd, "");
    }
    int end = text.followsBlankLine(keyStart) ? text.pastBlankLine(past) : past;
    return new Edit(text.lineStart(keyStart), end, "");
  }

  /** How many chars more there are with it. */
  int growth() {
    return replacement.length() - (to - from);
  }

  /** Where what it brings ends, in a text that edits before it have moved. */
  int replacedTo(int moved) {
    return from + moved + replacement.length();
  }

  /** By their places in the text, without those that overlap one before them. */
  static List<Edit> inOrder(List<Edit> edits) {
    List<Edit> sorted = new ArrayList<>(edits);
    sorted.sort(Comparator.comparingInt(Edit::from));
    List<Edit> apart = new ArrayList<>(sorted.size());
    int at = 0;
    for (Edit edit : sorted) {
      if (edit.from >= at) {
        apart.add(edit);
        at = edit.to;
      }
    }
    return apart;
  }

  /** The text with all of them made. Of two that overlap, the first in the text is. */
  static String apply(String text, List<Edit> edits) {
    StringBuilder edited = new StringBuilder(text.length());
    int at = 0;
    for (Edit edit : inOrder(edits)) {
      edited.append(text, at, edit.from).append(edit.replacement);
      at = edit.to;
    }
    return edited.append(text, at, text.length()).toString();
  }
}
