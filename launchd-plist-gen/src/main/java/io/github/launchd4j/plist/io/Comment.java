package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.tree.Position;

/**
 * A comment that speaks to this tool: {@code <!-- launchd4j: LP806 -->}.
 *
 * @param text what follows the colon
 * @param position where it begins
 * @param alone whether only whitespace stands before it on its line
 */
public record Comment(String text, Position position, boolean alone) {

  /** What such a comment begins with. */
  static final String MARK = "launchd4j:";

  /** So many of a file are heeded, so that an endless file stays cheap. */
  static final int MAX = 1000;

  /** So many bytes of one are heeded: more than all codes there are. */
  static final int MAX_LENGTH = 4000;
}
