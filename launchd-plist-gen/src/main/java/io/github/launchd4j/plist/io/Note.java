package io.github.launchd4j.plist.io;

import io.github.launchd4j.plist.tree.Position;

/**
 * Something that Apple's reader accepts and another does not.
 *
 * @param kind what it is
 * @param position where it stands
 */
public record Note(Kind kind, Position position) {

  /** What is accepted. */
  public enum Kind {
    /** {@code <true></true>}. */
    PAIRED_BOOLEAN,
    /** {@code --} inside a comment. */
    HYPHENS_IN_COMMENT,
    /** Something before {@code <?xml}. */
    LATE_DECLARATION,
    /** Text or elements after the root. */
    TRAILING_CONTENT,
    /** {@code <key>} where a value belongs: read as a string. */
    KEY_AS_VALUE
  }
}
