package io.github.launchd4j.plist;

import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.io.Serial;

/**
 * A file that could not be read as a property list, or a property list that is no job. The message
 * is one line, without the file's name and without the position.
 */
public final class PlistException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  private final int line;
  private final int column;

  /** What is wrong, and where: {@link Position#NONE} where the whole file is meant. */
  public PlistException(String message, Position position) {
    super(message);
    this.line = position.line();
    this.column = position.column();
  }

  /** Where in the file, or {@link Position#NONE}. */
  public Position position() {
    return new Position(line, column);
  }
}
