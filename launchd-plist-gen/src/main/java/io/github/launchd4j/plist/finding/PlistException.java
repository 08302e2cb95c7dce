package io.github.launchd4j.plist.finding;

import io.github.launchd4j.plist.tree.Position;
import java.io.IOException;
import java.io.Serial;

/**
 * A file that could not be read as a property list, or a property list that is no job. The message
 * is one line, without the file's name and without the position.
 */
public final class PlistException extends IOException {

  @Serial private static final long serialVersionUID = 1;

  private final String message;
  private final Code code;
  private final int line;
  private final int column;
  private final String help;

  /**
   * What is wrong.
   *
   * @param code the code under which the validator reports this
   * @param position where, or {@link Position#NONE} where the whole file is meant
   * @param message one line
   * @param help what to do about it: one line
   */
  public PlistException(Code code, Position position, String message, String help) {
    super(message);
    this.message = OneLine.of(message);
    this.code = code;
    this.line = position.line();
    this.column = position.column();
    this.help = OneLine.of(help);
  }

  /** What is wrong: one line. */
  @Override
  public String getMessage() {
    return message;
  }

  /** The code under which the validator reports this. */
  public Code code() {
    return code;
  }

  /** Where in the file, or {@link Position#NONE}. */
  public Position position() {
    return new Position(line, column);
  }

  /** What to do about it: one line. */
  public String help() {
    return help;
  }

  /** The same as a finding, of the worst severity that its code has. */
  public Finding toFinding() {
    return new Finding(code, code.severities().get(0), position(), message, help);
  }
}
